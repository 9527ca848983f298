-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was merged into a thing is found by that.
CREATE INDEX grave_heir ON grave (heir) WHERE heir IS NOT NULL;
