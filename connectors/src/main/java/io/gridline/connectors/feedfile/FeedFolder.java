package io.gridline.connectors.feedfile;

import io.gridline.connectors.rows.BadInput;
import io.gridline.pipelines.presence.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A feed folder: {@code <source>/} with files directly in it or under {@code dt=YYYY-MM-DD/}
 * (contract, section 2).
 */
public final class FeedFolder {

  /** A sender's own files, and one that {@code hdfs dfs -put} is still copying. */
  private static final Pattern NOT_SENT = Pattern.compile("[._].*|.*[.]_COPYING_");

  private static final Pattern DAY = Pattern.compile("dt=\\d{4}-\\d{2}-\\d{2}");

  private FeedFolder() {}

  /**
   * The files of the sources that are wanted, by path. Files whose name starts with a dot or an
   * underscore are a sender's own business and left alone, and so is what is still being copied to
   * HDFS; a source without a folder has sent nothing.
   *
   * @throws BadInput when the folder cannot be read, feeds.yaml has errors, or a file is of no
   *     known format
   */
  public static List<FeedInput> list(Path feeds, Set<Source> wanted) {
    if (!Files.isDirectory(feeds)) {
      throw new BadInput("feeds " + feeds + ": there is no such folder");
    }
    Map<Source, String> charsets = FeedsYaml.charsets(feeds.resolve("feeds.yaml"));
    List<FeedInput> inputs = new ArrayList<>();
    for (Source source : wanted) {
      Path folder = feeds.resolve(source.text());
      if (Files.isDirectory(folder)) {
        for (Path file : files(folder, feeds)) {
          inputs.add(input(source, file, feeds, charsets.getOrDefault(source, "UTF-8")));
        }
      }
    }
    inputs.sort(Comparator.comparing(FeedInput::path));
    return inputs;
  }

  private static FeedInput input(Source source, Path file, Path feeds, String charset) {
    try {
      return new FeedInput(source, relative(file, feeds), charset, Files.size(file));
    } catch (IOException e) {
      throw new BadInput(relative(file, feeds) + ": cannot be read", e);
    }
  }

  private static List<Path> files(Path folder, Path feeds) {
    List<Path> files = new ArrayList<>();
    for (Path child : visible(folder, feeds)) {
      if (!Files.isDirectory(child)) {
        files.add(checked(child, feeds));
      } else if (DAY.matcher(child.getFileName().toString()).matches()) {
        for (Path file : visible(child, feeds)) {
          files.add(checked(file, feeds));
        }
      } else {
        throw new BadInput(
            relative(child, feeds) + ": expected files, or folders named dt=YYYY-MM-DD");
      }
    }
    return files;
  }

  private static Path checked(Path file, Path feeds) {
    String name = file.getFileName().toString();
    if (!FeedFile.isKnown(name) || !Files.isRegularFile(file)) {
      throw new BadInput(
          relative(file, feeds) + ": not a format Gridline reads, expected " + FeedFile.expected());
    }
    return file;
  }

  private static List<Path> visible(Path folder, Path feeds) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !NOT_SENT.matcher(child.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadInput(relative(folder, feeds) + ": cannot be listed", e);
    }
  }

  private static String relative(Path file, Path feeds) {
    return feeds.relativize(file).toString().replace('\\', '/');
  }
}
