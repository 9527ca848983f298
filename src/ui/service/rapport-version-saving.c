/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-act.h"
#include "rapport-policy-version.h"
#include "rapport-policy-words.h"
#include "rapport-question.h"
#include "rapport-save-version.h"
#include "rapport-version-saving.h"
#include "rapport-watched-run.h"

/**
 * RapportVersionSaving:
 * How a new version of a policy or a calendar comes to be saved: it is worked out which deadlines would move, the
 * person is asked when any does, and the act is run.
 *
 * @widget: (nullable): over whose window it is asked
 * @json: what is being saved; NULL while nothing is
 */
struct _RapportVersionSaving
{
  GObject                parent_instance;

  RapportContext        *context;
  GtkWidget             *widget;
  GType                  type;
  char                  *title;
  gint64                 base;
  char                  *json;
  RapportVersionPreview *preview;
  GCancellable          *question;
  gboolean               goes_on;
};

G_DEFINE_FINAL_TYPE (RapportVersionSaving, rapport_version_saving, G_TYPE_OBJECT)

enum
{
  ASKED,
  SAVED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GType   type;
  gint64  base;
  char   *json;
  gint64  now;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->json);
  g_free (question);
}

static gpointer
look_ahead (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  const Question *question = data;

  return rapport_version_preview (connection, question->type, question->base, question->json, question->now, error);
}

static void
clear (RapportVersionSaving *self)
{
  rapport_book_forget (&self->question);
  g_clear_pointer (&self->json, g_free);
  g_clear_pointer (&self->preview, rapport_version_preview_free);
}

static void
end (RapportVersionSaving *self,
     const char           *problem)
{
  clear (self);
  g_signal_emit (self, signals[ENDED], 0, problem);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportVersionSaving) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autoptr(RapportVersionPreview) preview = NULL;
  g_autofree char *done = NULL;

  if (receipt == NULL)
    {
      end (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
      return;
    }
  preview = g_steal_pointer (&self->preview);
  clear (self);
  done = rapport_act_describe_done (receipt->kind, receipt->subject);
  g_signal_emit (self, signals[SAVED], 0, done, preview);
}

static GtkWindow *
get_window (RapportVersionSaving *self)
{
  return self->widget != NULL ? GTK_WINDOW (gtk_widget_get_root (self->widget)) : NULL;
}

static void
save (RapportVersionSaving *self)
{
  RapportAct *act;

  if (self->json == NULL || get_window (self) == NULL)
    return;
  act = self->type == RAPPORT_TYPE_POLICY_VERSION ? rapport_save_policy_new (self->json, self->base)
                                                  : rapport_save_calendar_new (self->json, self->base);
  rapport_watched_run (self->context, act, get_window (self), _("The deadlines are worked out anew…"), saved_cb,
                       g_object_ref (self));
}

static void
go_on_cb (gpointer data)
{
  RapportVersionSaving *self = data;

  self->goes_on = TRUE;
  save (self);
}

/* Whoever leaves it can go on typing. */
static gboolean
left_cb (gpointer data)
{
  RapportVersionSaving *self = data;

  if (!self->goes_on)
    end (self, NULL);
  return G_SOURCE_REMOVE;
}

/* The question goes before it is said whether to go on. */
static void
asked_cb (RapportVersionSaving *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, left_cb, g_object_ref (self), g_object_unref);
}

static void
ask (RapportVersionSaving *self)
{
  g_autofree char *sentence = rapport_policy_words_preview (self->context, self->preview);
  GtkWindow *window;

  if (get_window (self) == NULL)
    return;
  window = rapport_question_ask (get_window (self), self->title, sentence, _("_Leave It"), _("_Save"), go_on_cb, self);
  self->goes_on = FALSE;
  g_signal_connect_object (window, "destroy", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[ASKED], 0);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  RapportVersionSaving *self = data;
  g_autoptr(GError) error = NULL;
  RapportVersionPreview *preview = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  self->preview = preview;
  if (preview == NULL)
    end (self, error->message);
  else if (preview->n_moved == 0)
    save (self);
  else
    ask (self);
}

/**
 * rapport_version_saving_start:
 * @base: the version that another is to follow; 0 for one of its own
 * @json: what that one says
 *
 * Ends in #RapportVersionSaving::saved or #RapportVersionSaving::ended. Nothing else may be being saved.
 */
void
rapport_version_saving_start (RapportVersionSaving *self,
                              gint64                base,
                              const char           *json)
{
  Question *question;

  g_return_if_fail (RAPPORT_IS_VERSION_SAVING (self) && self->json == NULL);
  g_return_if_fail (json != NULL);

  self->base = base;
  self->json = g_strdup (json);
  question = g_new0 (Question, 1);
  question->type = self->type;
  question->base = base;
  question->json = g_strdup (json);
  question->now = rapport_context_get_now (self->context);
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, look_ahead, question,
                           free_question, (GDestroyNotify) rapport_version_preview_free, previewed_cb, self);
}

/** rapport_version_saving_is_busy: Returns: whether something is being saved, or asked about */
gboolean
rapport_version_saving_is_busy (RapportVersionSaving *self)
{
  g_return_val_if_fail (RAPPORT_IS_VERSION_SAVING (self), FALSE);

  return self->json != NULL;
}

static void
rapport_version_saving_dispose (GObject *object)
{
  RapportVersionSaving *self = RAPPORT_VERSION_SAVING (object);

  clear (self);
  g_clear_weak_pointer (&self->widget);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_version_saving_parent_class)->dispose (object);
}

static void
rapport_version_saving_class_init (RapportVersionSavingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_version_saving_dispose;

  /** RapportVersionSaving::asked: it is for the person to say whether to go on */
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /** RapportVersionSaving::saved: with a sentence that says so, and the #RapportVersionPreview of what moved */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  /** RapportVersionSaving::ended: nothing was saved, with a sentence that says why when the person did not want it so */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rapport_version_saving_init (RapportVersionSaving *self)
{
}

/**
 * rapport_version_saving_new:
 * @widget: over whose window it is asked
 * @type: of policies or of calendars
 * @title: of the question whether to save
 *
 * Returns: (transfer full): for one version after the other
 */
RapportVersionSaving *
rapport_version_saving_new (RapportContext *context,
                            GtkWidget      *widget,
                            GType           type,
                            const char     *title)
{
  RapportVersionSaving *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (RAPPORT_TYPE_VERSION_SAVING, NULL);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->widget, widget);
  self->type = type;
  self->title = g_strdup (title);
  return self;
}
