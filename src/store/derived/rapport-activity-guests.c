/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-derived-table.h"

static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    id,
         GError                  **error)
{
  return rapport_connection_run (run->connection, "DELETE FROM activity_guests WHERE id = ?1 AND NOT EXISTS"
                                                  " (SELECT 1 FROM activity WHERE id = ?1)", id, error) &&
         rapport_connection_run (run->connection,
                                 "INSERT INTO activity_guests (id, invited, accepted, attended)"
                                 " SELECT a.id, count(g.id), count(g.id) FILTER (WHERE g.answer = 'yes'),"
                                 "  count(g.id) FILTER (WHERE g.attended)"
                                 "  FROM activity a LEFT JOIN activity_guest g ON g.activity = a.id WHERE a.id = ?1"
                                 "  GROUP BY a.id"
                                 " ON CONFLICT (id) DO UPDATE SET invited = excluded.invited,"
                                 "  accepted = excluded.accepted, attended = excluded.attended", id, error);
}

static const char * const no_columns[] = { NULL };
static const char * const guest_columns[] = { "activity", "answer", "attended", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "activity", .by = RAPPORT_DERIVED_BY_ROW, .columns = no_columns },
  { .thing = "activity_guest", .by = RAPPORT_DERIVED_BY_PARENT, .columns = guest_columns },
  { NULL }
};

/* How many come to an activity, which may be very many, is read with its row. */
const RapportDerivedTable rapport_activity_guests_table = {
  .name = "activity guests",
  .label = NC_("derived", "guests of activities"),
  .version = 1,
  .thing = "activity",
  .clear = "DELETE FROM activity_guests",
  .rows = "activity_guests",
  .content = "SELECT invited || ' ' || accepted || ' ' || attended FROM activity_guests WHERE id = ?1",
  .sources = sources,
  .refresh = refresh,
};
