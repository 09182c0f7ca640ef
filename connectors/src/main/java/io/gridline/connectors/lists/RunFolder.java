package io.gridline.connectors.lists;

import io.gridline.connectors.file.Location;
import io.gridline.connectors.file.WholeFile;
import io.gridline.pipelines.entry.ListFiles;
import io.gridline.pipelines.entry.ListedEntry;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes the files of a run into the run's folder of each order. Nothing in it is published until
 * the manifest beside it names it.
 *
 * @param folders the run's folder by order, as text so that it can be sent to where the files are
 *     written
 */
public record RunFolder(Map<String, String> folders) implements ListFiles {

  private static final int STREET = 9;

  @Override
  public List<WrittenFile> writeSlice(String order, String slice, List<ListedEntry> entries)
      throws IOException {
    List<ListedEntry> sorted =
        entries.stream().sorted(Comparator.comparing(ListedEntry::personKey)).toList();
    long lines = sorted.stream().mapToLong(entry -> entry.evidence().size()).sum();
    return List.of(
        write(
            order,
            "entries/part-" + slice + ".parquet",
            sorted.size(),
            file -> EntryParquet.writeEntries(file, sorted)),
        write(
            order,
            "evidence/part-" + slice + ".parquet",
            lines,
            file -> EntryParquet.writeEvidence(file, sorted)));
  }

  @Override
  public List<WrittenFile> writeQueue(String order, String routeCode, List<ListedEntry> entries)
      throws IOException {
    String path =
        entries.get(0).isReferral()
            ? "referrals/" + routeCode + ".csv"
            : "lists/" + street(routeCode) + "/" + routeCode + ".csv";
    List<List<String>> rows =
        entries.stream().sorted(EntryColumns.ORDER).map(EntryColumns::values).toList();
    byte[] csv = SpreadsheetCsv.bytes(EntryColumns.NAMES, rows);
    Path file = place(order, path);
    WholeFile.writeUnforced(file, next -> next.write(csv));
    return List.of(
        new WrittenFile(
            order, path, rows.size(), csv.length, HexFormat.of().formatHex(sha256().digest(csv))));
  }

  /**
   * Writes any other file of an order's run. It is forced to the disk with all others when the run
   * is published.
   */
  public WrittenFile write(String order, String path, long rows, WholeFile.Writing writing)
      throws IOException {
    long[] bytes = {0};
    MessageDigest digest = sha256();
    WholeFile.writeUnforced(
        place(order, path),
        file -> {
          CountedBytes counted = new CountedBytes(new DigestOutputStream(file, digest));
          writing.to(counted);
          bytes[0] = counted.count();
        });
    return new WrittenFile(order, path, rows, bytes[0], HexFormat.of().formatHex(digest.digest()));
  }

  private Path place(String order, String path) throws IOException {
    Path file = Location.path(folders.get(order)).resolve(path);
    if (!Files.isDirectory(file.getParent())) {
      Files.createDirectories(file.getParent());
    }
    return file;
  }

  private static String street(String routeCode) {
    return routeCode.length() <= STREET ? routeCode : routeCode.substring(0, STREET);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class CountedBytes extends FilterOutputStream {

    private long count;

    CountedBytes(OutputStream out) {
      super(out);
    }

    long count() {
      return count;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }
  }
}
