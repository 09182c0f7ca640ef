package io.gridline.pipelines.step;

import io.gridline.pipelines.contact.IndexCase;

/**
 * Somebody is an index case.
 *
 * @param person the person's key, or that of a visitor's group
 */
record Mark(String person, IndexCase indexCase) {}
