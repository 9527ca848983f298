/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-log-life.h"

G_BEGIN_DECLS

/** RapportLogBirths: what one act adds, written into the log many at once */
typedef struct _RapportLogBirths RapportLogBirths;

/**
 * RapportLogBirth: a thing that an act added
 * @customer: whom it belongs to, 0 for nobody
 * @automatic: RAPPORT_LOG_AUTO when the program itself added it, else 0
 * @json: (transfer full): all it holds, as the log says it
 * @owners: (transfer full): the uids of all it belongs to, one behind the other
 */
typedef struct
{
  guint8      uid[RAPPORT_UID_LENGTH];
  const char *thing;
  gint64      row;
  gint64      customer;
  int         automatic;
  char       *json;
  GByteArray *owners;
} RapportLogBirth;

/** RapportLogBirthKnown: writes a thing of which something is known already, as only looking at it can tell what */
typedef gboolean (*RapportLogBirthKnown) (gpointer                data,
                                          const RapportLogBirth  *birth,
                                          GError                **error);

RapportLogBirths *rapport_log_births_new   (RapportConnection     *connection,
                                            RapportLogLife        *life,
                                            const RapportStamp    *stamp,
                                            gint64                 action,
                                            RapportLogBirthKnown   known,
                                            gpointer               data);
void              rapport_log_births_free  (RapportLogBirths      *self);
gboolean          rapport_log_births_add   (RapportLogBirths      *self,
                                            const RapportLogBirth *birth,
                                            GError               **error);
gboolean          rapport_log_births_flush (RapportLogBirths      *self,
                                            GError               **error);
gboolean          rapport_log_births_take_back (RapportLogBirths  *self,
                                                const guint8      *uid,
                                                const char        *thing,
                                                gint64             row,
                                                GError           **error);
void              rapport_log_births_untouch_owners (RapportLogBirths *self,
                                                     const guint8     *owners,
                                                     gsize             length,
                                                     int               automatic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogBirths, rapport_log_births_free)

G_END_DECLS
