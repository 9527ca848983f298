/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-backup-keeper.h"
#include "rapport-book.h"
#include "rapport-currency.h"
#include "rapport-format.h"
#include "rapport-rules.h"
#include "rapport-seen.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CONTEXT (rapport_context_get_type ())
G_DECLARE_FINAL_TYPE (RapportContext, rapport_context, RAPPORT, CONTEXT, GObject)

/** RapportTakeBackFunc: does the contrary of what was told with rapport_context_tell_noted() */
typedef void (*RapportTakeBackFunc) (RapportContext *context,
                                     gpointer        data);

RapportContext     *rapport_context_new             (RapportBook    *book,
                                                     GSettings      *settings);
RapportBook        *rapport_context_get_book        (RapportContext *self);
RapportBackupKeeper *
                    rapport_context_get_backup_keeper (RapportContext *self);
GSettings          *rapport_context_get_settings    (RapportContext *self);
GTimeZone          *rapport_context_get_zone        (RapportContext *self);
RapportFormat      *rapport_context_get_format      (RapportContext *self);
const RapportRules *rapport_context_get_rules       (RapportContext *self);
const RapportCurrency *
                    rapport_context_get_currency    (RapportContext *self);
gint64              rapport_context_get_now         (RapportContext *self);
int                 rapport_context_get_today       (RapportContext *self);
void                rapport_context_look_at_clock   (RapportContext *self);

gint64              rapport_context_get_member      (RapportContext *self);
GListModel         *rapport_context_get_all         (RapportContext *self,
                                                     GType           type);
GListModel         *rapport_context_get_members     (RapportContext *self);
const char         *rapport_context_get_member_name (RapportContext *self,
                                                     gint64          member);

RapportSeen        *rapport_context_get_seen        (RapportContext *self);
GtkWindow          *rapport_context_get_window      (RapportContext *self);
void                rapport_context_set_window      (RapportContext *self,
                                                     GtkWindow      *window);

gboolean            rapport_context_open_thing      (RapportContext *self,
                                                     const char     *thing,
                                                     gint64          id);
void                rapport_context_show_page       (RapportContext *self,
                                                     const char     *name);
void                rapport_context_show_filtered   (RapportContext *self,
                                                     const char     *list,
                                                     const char     *condition);
void                rapport_context_log             (RapportContext *self,
                                                     gint64          customer,
                                                     gint64          plan);
void                rapport_context_tell            (RapportContext *self,
                                                     const char     *sentence,
                                                     gboolean        undoable);
void                rapport_context_tell_file       (RapportContext *self,
                                                     const char     *sentence,
                                                     const char     *path);
void                rapport_context_tell_noted      (RapportContext      *self,
                                                     const char          *sentence,
                                                     RapportTakeBackFunc  take_back,
                                                     gpointer             data,
                                                     GDestroyNotify       destroy);
gboolean            rapport_context_can_take_back   (RapportContext *self);
void                rapport_context_take_back       (RapportContext *self);
void                rapport_context_fail            (RapportContext *self,
                                                     const char     *sentence);

char               *rapport_context_dup_note        (RapportContext *self,
                                                     const char     *key,
                                                     const char     *name);
void                rapport_context_set_note        (RapportContext *self,
                                                     const char     *key,
                                                     const char     *name,
                                                     const char     *note);

G_END_DECLS
