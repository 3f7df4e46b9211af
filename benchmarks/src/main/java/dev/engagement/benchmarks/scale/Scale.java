package dev.engagement.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * One axis of a drawing.
 *
 * @param share where a value lies, from 0 to 1
 * @param ticks the values that are named
 */
record Scale(DoubleUnaryOperator share, List<Double> ticks) {

  private static final double[] STEPS = {1, 2, 5};
  private static final int MOST_TICKS = 7;

  /** Returns an axis on which every power of ten is as wide as the next. */
  static Scale logarithmic(double least, double most) {
    double from = Math.log10(least);
    double width = Math.max(1e-9, Math.log10(most) - from);
    List<Double> ticks = new ArrayList<>();
    for (double power = Math.pow(10, Math.ceil(from - 1e-9)); power < most * 0.9; power *= 10) {
      ticks.add(power);
    }
    ticks.add(most);
    return new Scale(value -> (Math.log10(value) - from) / width, List.copyOf(ticks));
  }

  /** Returns an axis from zero to a little over the most. */
  static Scale fromZero(double most) {
    double step = step(most);
    double end = Math.ceil(most / step) * step;
    List<Double> ticks = new ArrayList<>();
    for (int number = 0; number * step <= end * 1.0001; number++) {
      ticks.add(number * step);
    }
    return new Scale(value -> value / end, List.copyOf(ticks));
  }

  private static double step(double most) {
    for (double power = Math.pow(10, Math.floor(Math.log10(most)) - 1); ; power *= 10) {
      for (double step : STEPS) {
        if (most / (step * power) <= MOST_TICKS - 1) {
          return step * power;
        }
      }
    }
  }

  /** Returns the name of a value. */
  static String name(double value) {
    if (value >= 1_000_000) {
      return number(value / 1_000_000) + " M";
    }
    return value >= 1_000 ? number(value / 1_000) + " k" : number(value);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
