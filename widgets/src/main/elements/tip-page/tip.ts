// SPDX-License-Identifier: Apache-2.0

import { type ReceiptKeys } from '../tip-form/receipt.js';
import { keyOfUnit, type Recipients, unitOfKey } from '../tip-form/recipients.js';
import { fileStart, type FileStart, sealedSize, sealFile } from '../tip-form/sealed-file.js';
import {
  type Bytes,
  fromBase64Url,
  openReply,
  sealLetter,
  TipContext,
  toBase64Url,
  wrapKey,
} from '../tip-form/sealing.js';
import { type Line, type Mailbox, RefusedError } from './line.js';

/** Bytes of a piece of a file. */
const PIECE = 1024 * 1024;

/** Milliseconds between the tries of a piece: a minute in all. */
const TRIES = [1000, 2000, 4000, 8000, 15_000, 30_000];

/** What somebody wrote. */
export interface Letter {
  text: string;
  contact?: string;
}

/** Something sealed that may be sent, and sent again: the same bytes are the same letter. */
export interface Sealed {
  fields: Record<string, string>;
  context: TipContext;
  dataKey: Bytes;
  /** How its files begin, by their number. */
  starts: Map<number, FileStart>;
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

async function sealed(
  letter: Letter,
  unit: string,
  recipients: Recipients,
  context: TipContext,
  part: number,
): Promise<Sealed> {
  const unitKey = keyOfUnit(recipients, unit, Date.now());
  if (!unitKey) {
    throw new RefusedError('tip-recipients');
  }
  const dataKey = random(32);
  return {
    fields: {
      letter: toBase64Url(await sealLetter(JSON.stringify(letter), dataKey, context, part)),
      forUnit: toBase64Url(await wrapKey(dataKey, unitKey, context)),
      forRecovery: toBase64Url(await wrapKey(dataKey, recipients.recovery, context)),
    },
    context,
    dataKey,
    starts: new Map(),
  };
}

/** Seals a new tip; without keys of a receipt nobody can answer it. */
export async function sealTip(
  envelope: string,
  letter: Letter,
  unit: string,
  recipients: Recipients,
  keys: ReceiptKeys | undefined,
): Promise<Sealed> {
  const id = random(16);
  const bytes = new TextEncoder().encode(envelope);
  const tip = await sealed(letter, unit, recipients, await TipContext.of(id, bytes), 0);
  Object.assign(tip.fields, { id: toBase64Url(id), envelope: toBase64Url(bytes) });
  if (keys) {
    Object.assign(tip.fields, {
      lookupHash: toBase64Url(keys.lookupHash),
      mailboxKey: toBase64Url(keys.publicKey),
    });
  }
  return tip;
}

const contextOf = ({ tip, envelopeHash }: Mailbox) =>
  TipContext.ofHash(fromBase64Url(tip), fromBase64Url(envelopeHash));

/** Seals a letter that is added to a tip. */
export async function sealAddition(
  letter: Letter,
  mailbox: Mailbox,
  recipients: Recipients,
  keys: ReceiptKeys,
): Promise<Sealed> {
  const unit = unitOfKey(recipients, mailbox.unitKey) ?? '';
  const addition = await sealed(letter, unit, recipients, contextOf(mailbox), mailbox.nextPart);
  Object.assign(addition.fields, {
    lookup: toBase64Url(keys.lookupId),
    part: String(mailbox.nextPart),
  });
  return addition;
}

/** All answers in a mailbox, opened; undefined in place of one that does not open. */
export async function openReplies(
  line: Line,
  first: Mailbox,
  keys: ReceiptKeys,
): Promise<(string | undefined)[]> {
  const texts: (string | undefined)[] = [];
  let mailbox = first;
  while (texts.length < first.replies && mailbox.page.length > 0) {
    for (const reply of mailbox.page.slice(0, first.replies - texts.length)) {
      texts.push(await opened(reply, keys, contextOf(first), texts.length));
    }
    mailbox = await line.look(toBase64Url(keys.lookupId), texts.length);
  }
  return texts;
}

async function opened(
  reply: string,
  keys: ReceiptKeys,
  context: TipContext,
  number: number,
): Promise<string | undefined> {
  try {
    const letter = await openReply(fromBase64Url(reply), keys.mailboxKey, context, number);
    const { text } = JSON.parse(letter) as Letter;
    return typeof text === 'string' ? text : undefined;
  } catch {
    // Anyone who knows the public key can put something there.
    return undefined;
  }
}

/**
 * Sends a file in pieces, going on where a connection broke off. Tried again it is the same sealed file: what is
 * there is not sent again. A file that was changed since it was chosen cannot be read, by the File API.
 */
export async function sendFile(
  line: Line,
  ticket: string,
  { dataKey, context, starts }: Sealed,
  part: number,
  file: File,
  progress: (share: number) => void,
): Promise<void> {
  const header = { name: file.name.slice(0, 255), type: file.type.slice(0, 127), size: file.size };
  const size = sealedSize(header);
  const start = starts.get(part) ?? fileStart();
  starts.set(part, start);
  let there = await patiently(() => line.begin(ticket, part, size));
  let at = 0;
  let rest = new Uint8Array(0);
  for await (const segment of sealFile(header, file, dataKey, context, part, start)) {
    const piece = new Uint8Array(rest.length + segment.length);
    piece.set(rest);
    piece.set(segment, rest.length);
    // The header of the stream goes with its first segment.
    if (piece.length < PIECE && at + piece.length < size) {
      rest = piece;
      continue;
    }
    rest = new Uint8Array(0);
    const from = at;
    at += piece.length;
    if (at > there) {
      there = await patiently(() => line.piece(ticket, part, from, piece));
    }
    progress(at / size);
  }
}

/** Tries again while only the network is in the way: a piece sent twice is one. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (const pause of TRIES) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RefusedError) || error.kind !== 'network') {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return attempt();
}
