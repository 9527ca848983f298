/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-failure-window.h"
#include "rapport-problem.h"
#include "rapport-rescue.h"
#include "rapport-ui.h"

/** RapportFailureWindow: says why the data can't be opened, and what to do about it */
struct _RapportFailureWindow
{
  GtkApplicationWindow  parent_instance;

  GtkWidget            *sentence;
  GtkWidget            *advice;
  GtkWidget            *again;
  RapportRescue        *rescue;
  char                 *folder;
};

G_DEFINE_FINAL_TYPE (RapportFailureWindow, rapport_failure_window, GTK_TYPE_APPLICATION_WINDOW)

enum { TRY_AGAIN, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_advice (const GError *failure)
{
  if (failure->domain != RAPPORT_ERROR)
    return "";
  switch ((RapportError) failure->code)
    {
    case RAPPORT_ERROR_NEWER:
      return _("Install the newer Rapport on this computer too. Nothing was changed.");
    case RAPPORT_ERROR_DAMAGED:
      return _("Bring back a backup, or save what can still be read. The damaged file is kept beside it.");
    case RAPPORT_ERROR_READ_ONLY:
      return _("Give yourself the right to write to the data folder, then try again.");
    case RAPPORT_ERROR_FULL:
      return _("Make room on the disk, then try again.");
    case RAPPORT_ERROR_BUSY:
      return _("Another program is writing to the data. Wait until it is done, then try again.");
    case RAPPORT_ERROR_INVALID:
    case RAPPORT_ERROR_NOT_FOUND:
    case RAPPORT_ERROR_CONFLICT:
    case RAPPORT_ERROR_FAILED:
    default:
      return _("Put right what the sentence above names, then try again. Nothing was changed.");
    }
}

static void
open_folder_cb (RapportFailureWindow *self)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->folder);
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
again_cb (RapportFailureWindow *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

/* What most will want then is not to try the same again. */
static void
found_cb (RapportFailureWindow *self)
{
  GtkWidget *bring_back = rapport_rescue_get_bring_back (self->rescue);

  gtk_widget_remove_css_class (self->again, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), bring_back);
  gtk_widget_grab_focus (bring_back);
}

static void
rapport_failure_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_FAILURE_WINDOW);

  G_OBJECT_CLASS (rapport_failure_window_parent_class)->dispose (object);
}

static void
rapport_failure_window_finalize (GObject *object)
{
  g_free (RAPPORT_FAILURE_WINDOW (object)->folder);

  G_OBJECT_CLASS (rapport_failure_window_parent_class)->finalize (object);
}

static void
rapport_failure_window_class_init (RapportFailureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_failure_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_failure_window_finalize;

  /** RapportFailureWindow::try-again: the person believes that it will go now */
  signals[TRY_AGAIN] = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (RAPPORT_TYPE_RESCUE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RAPPORT_UI_RESOURCES "rapport-failure-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFailureWindow, sentence);
  gtk_widget_class_bind_template_child (widget_class, RapportFailureWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, RapportFailureWindow, again);
  gtk_widget_class_bind_template_child (widget_class, RapportFailureWindow, rescue);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
}

static void
rapport_failure_window_init (RapportFailureWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** rapport_failure_window_new: Returns: (transfer none) */
RapportFailureWindow *
rapport_failure_window_new (GtkApplication *application)
{
  return g_object_new (RAPPORT_TYPE_FAILURE_WINDOW, "application", application, NULL);
}

/** rapport_failure_window_set_failure: shows why the book in @folder can't be opened */
void
rapport_failure_window_set_failure (RapportFailureWindow *self,
                                    const GError         *failure,
                                    const char           *folder)
{
  gboolean is_lost;

  g_return_if_fail (RAPPORT_IS_FAILURE_WINDOW (self));
  g_return_if_fail (failure != NULL);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  gtk_label_set_text (GTK_LABEL (self->sentence), failure->message);
  gtk_label_set_text (GTK_LABEL (self->advice), get_advice (failure));
  /* a disk that can't be read any more is no better than damage */
  is_lost = g_error_matches (failure, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED) ||
            g_error_matches (failure, RAPPORT_ERROR, RAPPORT_ERROR_FAILED);
  gtk_widget_set_visible (GTK_WIDGET (self->rescue), is_lost);
  if (is_lost)
    rapport_rescue_look (self->rescue, folder);
  gtk_widget_grab_focus (self->again);
}
