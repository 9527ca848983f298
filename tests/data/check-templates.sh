#!/bin/sh
# Usage: check-templates.sh FOLDER: whether the .ui files there are well-formed, and use no class
# that later releases of GTK deprecate. Needs a display.
# A template's own classes are known to the program only, so its root is checked by its tests.
status=0
deprecated='Gtk(Dialog|MessageDialog|InfoBar|Assistant|ComboBox|ComboBoxText|EntryCompletion|TreeView|ListStore|TreeStore|CellRenderer[A-Za-z]*|IconView|Statusbar|LockButton|VolumeButton|ColorButton|FontButton|FileChooser[A-Za-z]*|AppChooser[A-Za-z]*)"'
for file in $(find "$1" -name '*.ui'); do
  xmllint --noout "$file" || status=1
  if grep -En "class=\"$deprecated" "$file" /dev/null; then
    status=1
  fi
  grep -q '<template\|class="Rapport' "$file" || gtk4-builder-tool validate "$file" || status=1
done
exit $status
