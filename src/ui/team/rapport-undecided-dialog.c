/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-ui.h"
#include "rapport-undecided-dialog.h"
#include "rapport-undecided-rows.h"

/**
 * RapportUndecidedDialog:
 * What several laptops left to be decided: values that were overwritten unseen, to be kept or taken, and
 * numbers that were given twice. It stays open beside the window until nothing is left.
 */
struct _RapportUndecidedDialog
{
  GtkWindow       parent_instance;

  RapportContext *context;
  GCancellable   *reading;
  GtkWidget      *scrolled;
};

G_DEFINE_FINAL_TYPE (RapportUndecidedDialog, rapport_undecided_dialog, GTK_TYPE_WINDOW)

static gpointer
read_undecided (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  return rapport_undecided_load (connection, data, error);
}

static GtkWidget *
make_nothing_left (void)
{
  GtkWidget *label = gtk_label_new (_("Nothing is left to be decided."));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_vexpand (label, TRUE);
  return label;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(RapportUndecidedDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportUndecided) undecided = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  const gboolean held_focus = gtk_window_get_focus (GTK_WINDOW (self)) != NULL;

  if (self->context == NULL)
    return;
  if (undecided == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rapport_context_fail (self->context, error->message);
      return;
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 undecided->conflicts->len + undecided->doubled->len > 0
                                   ? rapport_undecided_rows_new (self->context, undecided) : make_nothing_left ());
  if (held_focus)
    gtk_widget_child_focus (self->scrolled, GTK_DIR_TAB_FORWARD);
}

static void
look (RapportUndecidedDialog *self)
{
  rapport_book_read_async (rapport_context_get_book (self->context), &self->reading, read_undecided,
                           g_time_zone_ref (rapport_context_get_zone (self->context)),
                           (GDestroyNotify) g_time_zone_unref, (GDestroyNotify) rapport_undecided_free, read_cb,
                           g_object_ref (self));
}

static void
rapport_undecided_dialog_dispose (GObject *object)
{
  RapportUndecidedDialog *self = RAPPORT_UNDECIDED_DIALOG (object);

  rapport_book_forget (&self->reading);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_undecided_dialog_parent_class)->dispose (object);
}

static void
rapport_undecided_dialog_class_init (RapportUndecidedDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_undecided_dialog_dispose;
}

static void
rapport_undecided_dialog_init (RapportUndecidedDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("These fields were changed on two laptops before they knew of each other. The "
                                      "later value is shown first, and holds until you decide."));

  gtk_widget_add_css_class (box, "dialog-content");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_titlebar (GTK_WINDOW (self), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self), _("To Be Decided"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 480);
  rapport_ui_add_close_key (GTK_WIDGET (self));
}

/** rapport_undecided_dialog_show: opens what is to be decided in the book of @context */
void
rapport_undecided_dialog_show (RapportContext *context)
{
  RapportUndecidedDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  self = g_object_new (RAPPORT_TYPE_UNDECIDED_DIALOG, NULL);
  self->context = g_object_ref (context);
  gtk_window_set_transient_for (GTK_WINDOW (self), rapport_context_get_window (context));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
  gtk_window_present (GTK_WINDOW (self));
}
