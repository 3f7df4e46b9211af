package dev.engagement.app.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository, for tests that hold documentation against code. */
public final class Repository {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "data", "node_modules");

  private Repository() {}

  static Path path(String file) {
    return ROOT.resolve(file);
  }

  /** Returns the text of a file, which is named from the root. */
  public static String read(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the files that end like this, named from the root and in their order. */
  static List<String> files(String ending) {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.map(ROOT::relativize)
          .filter(file -> file.toString().endsWith(ending))
          .filter(Repository::isOurs)
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  /** Returns what stands between the marks of a source file, moved to the left margin. */
  static String region(String file) {
    return read(file)
        .lines()
        .dropWhile(line -> !line.strip().equals("// tag::readme"))
        .skip(1)
        .takeWhile(line -> !line.strip().equals("// end::readme"))
        .collect(Collectors.joining("\n"))
        .stripTrailing()
        .stripIndent();
  }

  /** Returns what the first group of the expression holds, everywhere in the text. */
  public static List<String> all(String expression, String text) {
    return Pattern.compile(expression, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /** Returns the part of a document beneath a heading, up to the next one of its level. */
  public static String section(String file, String heading) {
    String level = heading.substring(0, heading.indexOf(' ') + 1);
    return read(file)
        .lines()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith(level))
        .collect(Collectors.joining("\n"));
  }
}
