/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-log-graves.h"
#include "rapport-uid.h"

struct _RapportLogGraves
{
  RapportConnection *connection;
  RapportStamp       act;
  GArray            *graves;
  const GArray      *heirs;
};

/**
 * rapport_log_graves_new:
 * @act: its stamp
 * @heirs: (nullable) (transfer none) (element-type RapportHeir): what takes the place of things that it deletes
 */
RapportLogGraves *
rapport_log_graves_new (RapportConnection  *connection,
                        const RapportStamp *act,
                        const GArray       *heirs)
{
  RapportLogGraves *self = g_new0 (RapportLogGraves, 1);

  self->connection = connection;
  self->act = *act;
  self->graves = g_array_new (FALSE, FALSE, sizeof (RapportLogGrave));
  self->heirs = heirs;
  return self;
}

void
rapport_log_graves_free (RapportLogGraves *self)
{
  g_array_unref (self->graves);
  g_free (self);
}

/** rapport_log_graves_get_heir: Returns: the row of what takes the place of the thing that the act deletes, or 0 */
gint64
rapport_log_graves_get_heir (RapportLogGraves *self,
                             const char       *thing,
                             gint64            row)
{
  for (guint i = 0; self->heirs != NULL && i < self->heirs->len; i++)
    {
      const RapportHeir *one = &g_array_index (self->heirs, RapportHeir, i);

      if (g_str_equal (one->thing, thing) && one->row == row)
        return one->heir;
    }
  return 0;
}

/** rapport_log_graves_add: notes one, which rapport_log_graves_write() writes */
void
rapport_log_graves_add (RapportLogGraves      *self,
                        const RapportLogGrave *grave)
{
  g_array_append_val (self->graves, *grave);
}

/** rapport_log_graves_write: writes them, each with how much its maker had seen of the thing */
gboolean
rapport_log_graves_write (RapportLogGraves  *self,
                          GError           **error)
{
  g_autoptr(RapportStatement) insert = NULL;

  if (self->graves->len == 0)
    return TRUE;
  insert = rapport_connection_prepare (self->connection,
                                       "INSERT INTO grave (act, root, uid, seen, clock, heir) VALUES (?1, ?2, ?3,"
                                       " ifnull ((SELECT touches FROM life WHERE uid = ?3), 0), ?4, ?5)", error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < self->graves->len; i++)
    {
      const RapportLogGrave *grave = &g_array_index (self->graves, RapportLogGrave, i);

      rapport_statement_bind_bytes (insert, 1, self->act.act, sizeof self->act.act);
      rapport_statement_bind_bytes (insert, 2, grave->root, sizeof grave->root);
      rapport_statement_bind_bytes (insert, 3, grave->uid, sizeof grave->uid);
      rapport_statement_bind_integer (insert, 4, self->act.clock);
      rapport_statement_bind_bytes (insert, 5, rapport_uid_is_set (grave->heir) ? grave->heir : NULL,
                                    sizeof grave->heir);
      if (!rapport_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}
