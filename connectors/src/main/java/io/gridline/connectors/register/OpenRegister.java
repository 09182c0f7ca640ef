package io.gridline.connectors.register;

import io.gridline.pipelines.identity.Register;

/** A register for one run. All that is read of it until it is closed is of one state. */
public interface OpenRegister extends AutoCloseable {

  /** May travel to other processes, and be read there for as long as this is open. */
  Register register();

  @Override
  void close();
}
