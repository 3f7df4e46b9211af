package dev.engagement.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the processor time that processes have used, from {@code /proc}. */
public final class CpuMeter {

  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILD_USER = 13;
  private static final int CHILD_SYSTEM = 14;
  private static final int PARENT = 1;

  private CpuMeter() {}

  /** Returns the seconds that a process and its children, dead and living, have used. */
  public static double tree(long pid) {
    String[] own = stat(Path.of("/proc", Long.toString(pid)));
    if (own.length == 0) {
      return 0;
    }
    double ticks = sum(own, USER, SYSTEM, CHILD_USER, CHILD_SYSTEM);
    String parent = Long.toString(pid);
    for (Path child : processes()) {
      String[] fields = stat(child);
      if (fields.length > 0 && fields[PARENT].equals(parent)) {
        ticks += sum(fields, USER, SYSTEM);
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static double sum(String[] fields, int... indexes) {
    double sum = 0;
    for (int index : indexes) {
      sum += Long.parseLong(fields[index]);
    }
    return sum;
  }

  private static List<Path> processes() {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The name of a process may hold blanks and brackets; what follows it does not. */
  private static String[] stat(Path process) {
    try {
      String line = Files.readString(process.resolve("stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ");
    } catch (IOException gone) {
      return new String[0];
    }
  }
}
