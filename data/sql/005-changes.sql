-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the team did lately is found by when it was done, whenever it came into this book.
CREATE INDEX action_at ON action (at);
