/** What all connectors that write files hold to. */
package io.gridline.connectors.file;
