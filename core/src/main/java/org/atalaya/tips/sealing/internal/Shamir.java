// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/** Shamir's sharing over GF(2⁸) with the polynomial of AES, byte by byte, by Bouncy Castle. */
public final class Shamir {

  private Shamir() {}

  /** Splits a secret: share k of the result is the value at k, from 1. */
  public static List<byte[]> split(byte[] secret, int needed, int shares, SecureRandom random) {
    try {
      ShamirSplitSecret split =
          ShamirSecretSplitter.getInstance(Algorithm.AES, secret.length, random)
              .resplit(secret, needed, shares);
      List<byte[]> values = new ArrayList<>();
      for (ShamirSplitSecretShare share : split.getSecretShares()) {
        values.add(share.getEncoded());
      }
      return values;
    } catch (IOException e) {
      throw new IllegalStateException("shares are made in memory", e);
    }
  }

  /** A share: its place, from 1, and its value. */
  public record Place(int index, byte[] value) {

    /** Without the value. */
    @Override
    public String toString() {
      return "Place[" + index + "]";
    }
  }

  /** What was split, from as many shares as are needed; something else from fewer or others. */
  public static byte[] combine(List<Place> places) {
    ShamirSplitSecretShare[] shares =
        places.stream()
            .map(place -> new ShamirSplitSecretShare(place.value(), place.index()))
            .toArray(ShamirSplitSecretShare[]::new);
    try {
      return ShamirSplitSecret.getInstance(Algorithm.AES, shares).getSecret();
    } catch (IOException e) {
      throw new IllegalStateException("shares are read in memory", e);
    }
  }
}
