// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.atalaya.statistics.Measure;

/**
 * Classes of figures for maps and heat maps, the lowest first. Each is told by the least and the
 * greatest figure in it, so no class is empty and no two of them touch; equal figures are always in
 * the same class.
 *
 * <pre>{@code
 * MapClasses.quantiles(List.of(7.0, 9.0, 12.0, 12.0, 300.0), 2)   // 7–9, 12–300
 * }</pre>
 *
 * @param ranges the classes in ascending order; none where there are no figures
 */
public record MapClasses(List<Range> ranges) {

  private static final int FEWEST = 3;
  private static final int MOST = 5;
  private static final double GOOD_FIT = 0.9;

  /**
   * A class.
   *
   * @param least the least figure in it
   * @param greatest the greatest figure in it
   */
  public record Range(double least, double greatest) {}

  /**
   * @throws IllegalArgumentException if the ranges are not finite, or not apart and in ascending
   *     order
   */
  public MapClasses {
    ranges = List.copyOf(ranges);
    double before = Double.NEGATIVE_INFINITY;
    for (Range range : ranges) {
      if (!(range.least() > before && range.greatest() >= range.least())
          || range.greatest() == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("classes are finite, apart and in ascending order");
      }
      before = range.greatest();
    }
  }

  /**
   * Classes with about equally many figures. A figure belongs where the middle of its rank lies;
   * many equal figures can thus leave fewer than {@code most} classes.
   *
   * @param figures finite figures in any order, as they are printed
   * @param most how many classes at most, 1 or above
   */
  public static MapClasses quantiles(List<Double> figures, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be >= 1. Provided value: " + most);
    }
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int[] starts = new int[most];
    int classes = 0;
    int last = -1;
    for (int i = 0; i < sorted.length; i = after(sorted, i)) {
      double rank = (i + after(sorted, i)) / 2.0 / sorted.length;
      int wanted = (int) (rank * most);
      if (wanted > last) {
        starts[classes++] = i;
        last = wanted;
      }
    }
    return startingAt(sorted, Arrays.copyOf(starts, classes));
  }

  /**
   * Classes between which the figures leave gaps: of all divisions the one with the least sum of
   * squared deviations from the means of the classes (Fisher, <em>On grouping for maximum
   * homogeneity</em>, 1958; Jenks 1977).
   *
   * @param figures finite figures in any order, as they are printed
   * @param most how many classes at most, 1 or above; fewer where fewer different figures are
   */
  public static MapClasses natural(List<Double> figures, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be >= 1. Provided value: " + most);
    }
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int distinct = (int) Arrays.stream(sorted).distinct().count();
    return startingAt(sorted, NaturalBreaks.starts(sorted, Math.min(most, distinct)));
  }

  /**
   * Classes for a map of at most five colours: as few natural ones as explain nine tenths of the
   * variance (the goodness of variance fit of Jenks and Caspall 1971), at least three; and where
   * five do not, quantiles.
   *
   * @param figures finite figures in any order, as they are printed
   */
  public static MapClasses forMap(List<Double> figures) {
    for (int classes = FEWEST; classes <= MOST; classes++) {
      MapClasses natural = natural(figures, classes);
      if (natural.fit(figures) >= GOOD_FIT) {
        return natural;
      }
    }
    return quantiles(figures, MOST);
  }

  /** The part of the figures' variance that lies between the classes, 0 to 1. */
  private double fit(List<Double> figures) {
    double all = NaturalBreaks.deviation(figures);
    double within = 0;
    for (Range range : ranges) {
      within +=
          NaturalBreaks.deviation(
              figures.stream()
                  .filter(figure -> figure >= range.least() && figure <= range.greatest())
                  .toList());
    }
    return all == 0 ? 1 : 1 - within / all;
  }

  /** The index behind the figures that equal figure {@code i}, the first of its kind. */
  private static int after(double[] sorted, int i) {
    int next = i + 1;
    while (next < sorted.length && sorted[next] == sorted[i]) {
      next++;
    }
    return next;
  }

  private static MapClasses startingAt(double[] sorted, int[] starts) {
    List<Range> ranges = new ArrayList<>();
    for (int c = 0; c < starts.length; c++) {
      int end = c + 1 < starts.length ? starts[c + 1] : sorted.length;
      ranges.add(new Range(sorted[starts[c]], sorted[end - 1]));
    }
    return new MapClasses(ranges);
  }

  /** Number of classes. */
  public int size() {
    return ranges.size();
  }

  /**
   * The classes in words, as a legend names them: their least and greatest figure.
   *
   * @param measure what the figures say
   */
  public List<String> names(Measure measure, Locale locale) {
    return ranges.stream()
        .map(range -> {
          String least = CellText.figure(range.least(), measure, measure.decimals(), locale);
          String greatest = CellText.figure(range.greatest(), measure, measure.decimals(), locale);
          return least.equals(greatest) ? least : least + "–" + greatest;
        })
        .toList();
  }

  /**
   * The class of a figure: the lowest whose greatest figure is not below it.
   *
   * @param figure one of the figures that the classes are made of
   * @return 0 to {@link #size()} − 1
   * @throws IllegalArgumentException if the figure is above all classes
   */
  public int classOf(double figure) {
    for (int c = 0; c < size(); c++) {
      if (figure <= ranges.get(c).greatest()) {
        return c;
      }
    }
    throw new IllegalArgumentException("the figure lies above all classes");
  }
}
