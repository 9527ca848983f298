/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-calendar-version.h"
#include "rapport-edit.h"
#include "rapport-policy-version.h"
#include "rapport-setting.h"
#include "rapport-ticket.h"
#include "rapport-uid.h"
#include "rapport-version-list.h"
#include "rapport-watched-run.h"

G_STATIC_ASSERT ((int) RAPPORT_POLICY_VERSION_RETIRED == (int) RAPPORT_CALENDAR_VERSION_RETIRED);

/**
 * RapportVersionList:
 * The policies or the working calendars of the book, each in its newest version, kept up to date, and what can be
 * done with one as a whole.
 *
 * @widget: (nullable): over whose window an act that takes long is watched
 * @versions: (nullable): NULL while they are not read yet
 */
struct _RapportVersionList
{
  GObject         parent_instance;

  RapportContext *context;
  GtkWidget      *widget;
  GType           type;
  GPtrArray      *versions;
  GCancellable   *question;
};

G_DEFINE_FINAL_TYPE (RapportVersionList, rapport_version_list, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
read_versions (RapportConnection  *connection,
               gpointer            data,
               GError            **error)
{
  return rapport_versions_list (connection, *(const GType *) data, FALSE, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportVersionList *self = data;
  g_autoptr(GError) error = NULL;
  GPtrArray *versions = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (versions == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = versions;
  g_signal_emit (self, signals[CHANGED], 0);
}

/** rapport_version_list_reload: reads anew, beside the window */
void
rapport_version_list_reload (RapportVersionList *self)
{
  g_return_if_fail (RAPPORT_IS_VERSION_LIST (self));

  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, read_versions,
                           g_memdup2 (&self->type, sizeof self->type), g_free, (GDestroyNotify) g_ptr_array_unref,
                           read_cb, self);
}

/* What concerns neither a version nor a ticket changes nothing here. */
static void
book_changed_cb (RapportVersionList *self,
                 GArray             *changes)
{
  const RapportEntityInfo *info =
    self->type == RAPPORT_TYPE_POLICY_VERSION ? &rapport_policy_version_info : &rapport_calendar_version_info;

  if (rapport_changes_concern (changes, info, 0) || rapport_changes_concern (changes, &rapport_ticket_info, 0) ||
      rapport_changes_concern (changes, &rapport_setting_info, 0))
    rapport_version_list_reload (self);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(RapportVersionList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *done = NULL;

  if (self->widget == NULL)
    return;
  if (receipt == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  done = rapport_act_describe_done (receipt->kind, receipt->subject);
  rapport_context_tell (self->context, done, TRUE);
  rapport_version_list_reload (self);
}

/** rapport_version_list_run: runs @act (transfer full) (nullable), watched as it may take long, and says that it is done */
void
rapport_version_list_run (RapportVersionList *self,
                          RapportAct         *act)
{
  g_return_if_fail (RAPPORT_IS_VERSION_LIST (self) && self->widget != NULL);

  if (act != NULL)
    rapport_watched_run (self->context, act, GTK_WINDOW (gtk_widget_get_root (self->widget)),
                         _("What follows from it is worked out…"), done_cb, g_object_ref (self));
}

static RapportEntity *
dup_version (RapportVersionList *self,
             gint64              id)
{
  g_autoptr(RapportEntity) live = rapport_book_get (rapport_context_get_book (self->context), self->type, id, NULL);

  return live != NULL ? rapport_entity_copy (live) : NULL;
}

/** rapport_version_list_make_default: new tickets go by the version @id */
void
rapport_version_list_make_default (RapportVersionList *self,
                                   gint64              id)
{
  g_autoptr(RapportEntity) version = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *uid = NULL;

  g_return_if_fail (RAPPORT_IS_VERSION_LIST (self));

  version = dup_version (self, id);
  if (version == NULL)
    return;
  setting = g_strconcat ("default-", rapport_entity_get_info (version)->name, NULL);
  uid = rapport_uid_to_text (rapport_entity_get_uid (version));
  rapport_version_list_run (self, rapport_set_setting_new (setting, uid));
}

/** rapport_version_list_retire: new things take the version @id no more */
void
rapport_version_list_retire (RapportVersionList *self,
                             gint64              id)
{
  const guint field = RAPPORT_POLICY_VERSION_RETIRED;
  g_autoptr(RapportEntity) version = NULL;

  g_return_if_fail (RAPPORT_IS_VERSION_LIST (self));

  version = dup_version (self, id);
  if (version == NULL)
    return;
  rapport_entity_set_flag (version, field, TRUE);
  rapport_version_list_run (self, rapport_edit_new (version, &field, 1));
}

/** rapport_version_list_get_n: Returns: how many there are; 0 while they are not read yet */
guint
rapport_version_list_get_n (RapportVersionList *self)
{
  g_return_val_if_fail (RAPPORT_IS_VERSION_LIST (self), 0);

  return self->versions != NULL ? self->versions->len : 0;
}

/** rapport_version_list_get: Returns: (transfer none) (nullable): the one at @place, the default first, then by name */
const RapportServiceVersion *
rapport_version_list_get (RapportVersionList *self,
                          guint               place)
{
  return place < rapport_version_list_get_n (self) ? g_ptr_array_index (self->versions, place) : NULL;
}

static void
rapport_version_list_dispose (GObject *object)
{
  RapportVersionList *self = RAPPORT_VERSION_LIST (object);

  rapport_book_forget (&self->question);
  g_clear_weak_pointer (&self->widget);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_version_list_parent_class)->dispose (object);
}

static void
rapport_version_list_class_init (RapportVersionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_version_list_dispose;

  /** RapportVersionList::changed: they were read anew */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /** RapportVersionList::failed: with a sentence that says why */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rapport_version_list_init (RapportVersionList *self)
{
}

/**
 * rapport_version_list_new:
 * @widget: what shows them
 * @type: of policies or of calendars
 *
 * Returns: (transfer full): the list, which is being read
 */
RapportVersionList *
rapport_version_list_new (RapportContext *context,
                          GtkWidget      *widget,
                          GType           type)
{
  RapportVersionList *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (RAPPORT_TYPE_VERSION_LIST, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->widget, widget);
  self->type = type;
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  rapport_version_list_reload (self);
  return self;
}
