/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-action-log.h"
#include "rapport-changeset.h"
#include "rapport-log-touches.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/* what the log calls the work of the program itself, and what only follows in this book */
#define RAPPORT_LOG_AUTO 1
#define RAPPORT_LOG_FOLLOWS 2

/** RapportLogLife: what one act does to the lives of things: births, deaths and touches */
typedef struct _RapportLogLife RapportLogLife;

/** RapportLogLifeHand: whether it was a person that added the thing, not the program itself */
typedef gboolean (*RapportLogLifeHand) (gpointer    data,
                                        const char *thing,
                                        gint64      row);

RapportLogLife *rapport_log_life_new         (RapportConnection   *connection,
                                              GHashTable          *shapes,
                                              const RapportStamp  *act,
                                              const GArray        *heirs);
void            rapport_log_life_free        (RapportLogLife      *self);
gboolean        rapport_log_life_look_ahead  (RapportLogLife      *self,
                                              GBytes              *changeset,
                                              gboolean             is_undo,
                                              RapportLogLifeHand   by_person,
                                              gpointer             data,
                                              GError             **error);
gboolean        rapport_log_life_note_birth  (RapportLogLife      *self,
                                              const guint8        *uid,
                                              const char          *thing,
                                              gint64               row,
                                              gboolean             is_undo,
                                              gboolean             by_person,
                                              GError             **error);
gboolean        rapport_log_life_is_back     (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row);
gboolean        rapport_log_life_is_deleted  (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row,
                                              guint8              *uid);
gboolean        rapport_log_life_is_added    (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row);
gboolean        rapport_log_life_find        (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row,
                                              guint8              *uid,
                                              GError             **error);
void            rapport_log_life_keep        (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row,
                                              const guint8        *uid);
gboolean        rapport_log_life_get_present_owners
                                             (RapportLogLife      *self,
                                              RapportTableShape   *shape,
                                              const RapportChange *change,
                                              GByteArray          *owners,
                                              GError             **error);
gboolean        rapport_log_life_get_owners  (RapportLogLife      *self,
                                              RapportTableShape   *shape,
                                              gint64               row,
                                              const gint64        *ids,
                                              GByteArray          *owners,
                                              GError             **error);
gboolean        rapport_log_life_touch       (RapportLogLife      *self,
                                              const guint8        *uid,
                                              const char          *thing,
                                              gint64               row,
                                              GByteArray          *owners,
                                              GError             **error);
gboolean        rapport_log_life_touch_owners (RapportLogLife     *self,
                                               GByteArray         *owners,
                                               GError            **error);
RapportLogTouches *rapport_log_life_get_touches (RapportLogLife  *self);
gboolean        rapport_log_life_bury        (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row,
                                              gboolean             by_person,
                                              GByteArray          *owners,
                                              GError             **error);
gboolean        rapport_log_life_has_heir    (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row);
gboolean        rapport_log_life_bury_behind (RapportLogLife      *self,
                                              const char          *thing,
                                              gint64               row,
                                              GByteArray          *behind,
                                              GError             **error);
gboolean        rapport_log_life_wait        (RapportLogLife      *self,
                                              const guint8        *target,
                                              const guint8        *uid,
                                              const char          *field,
                                              GError             **error);
gboolean        rapport_log_life_finish      (RapportLogLife      *self,
                                              GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogLife, rapport_log_life_free)

G_END_DECLS
