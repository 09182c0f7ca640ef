package io.gridline.pipelines.entry;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Where entries are written. Both methods get all entries of their file, sort them, and write whole
 * files or none; being called again for the same file writes the same bytes.
 */
public interface ListFiles extends Serializable {

  /**
   * Writes a slice of an order's entries and their evidence. The slices are the same at any
   * parallelism.
   */
  List<WrittenFile> writeSlice(String order, String slice, List<ListedEntry> entries)
      throws IOException;

  /**
   * Writes the list of one queue, or the referral list of one province.
   *
   * @param entries without their evidence
   */
  List<WrittenFile> writeQueue(String order, String routeCode, List<ListedEntry> entries)
      throws IOException;

  /**
   * @param path relative to the run's folder
   * @param sha256 in hex
   */
  record WrittenFile(String order, String path, long rows, long bytes, String sha256)
      implements Serializable {}
}
