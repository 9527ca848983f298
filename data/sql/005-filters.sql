-- SPDX-License-Identifier: GPL-3.0-or-later
-- By what the list of a saved filter is put into groups; nothing where it is not.
ALTER TABLE saved_filter ADD COLUMN group_by TEXT;
