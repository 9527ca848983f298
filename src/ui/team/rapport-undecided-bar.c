/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-things.h"
#include "rapport-undecided-bar.h"
#include "rapport-undecided-dialog.h"
#include "rapport-undecided.h"

/**
 * RapportUndecidedBar:
 * Says above the page how much several laptops left to be decided, and opens it.
 */
struct _RapportUndecidedBar
{
  GtkWidget       parent_instance;

  RapportContext *context;
  GCancellable   *reading;
  GtkWidget      *box;
  GtkWidget      *label;
  guint           idle;
};

G_DEFINE_FINAL_TYPE (RapportUndecidedBar, rapport_undecided_bar, GTK_TYPE_WIDGET)

static gpointer
read_undecided (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  return rapport_undecided_load (connection, data, error);
}

static char *
describe (const RapportUndecided *undecided)
{
  const guint n_fields = undecided->conflicts->len;
  const guint n_numbers = undecided->doubled->len;
  g_autofree char *fields =
    g_strdup_printf (ngettext ("%u field was changed on two laptops.", "%u fields were changed on two laptops.",
                               n_fields), n_fields);
  g_autofree char *numbers =
    g_strdup_printf (ngettext ("%u number was given twice.", "%u numbers were given twice.", n_numbers), n_numbers);

  if (n_numbers == 0)
    return g_steal_pointer (&fields);
  /* translators: two sentences: fields that were changed on two laptops, and numbers that were given twice */
  return n_fields == 0 ? g_steal_pointer (&numbers) : g_strdup_printf (_("%s %s"), fields, numbers);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(RapportUndecidedBar) self = data;
  g_autoptr(RapportUndecided) undecided = rapport_book_read_finish (RAPPORT_BOOK (source), result, NULL);
  g_autofree char *sentence = NULL;

  if (undecided == NULL || self->box == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), undecided->conflicts->len + undecided->doubled->len > 0);
  sentence = describe (undecided);
  gtk_label_set_text (GTK_LABEL (self->label), sentence);
}

static void
look (RapportUndecidedBar *self)
{
  rapport_book_read_async (rapport_context_get_book (self->context), &self->reading, read_undecided,
                           g_time_zone_ref (rapport_context_get_zone (self->context)),
                           (GDestroyNotify) g_time_zone_unref, (GDestroyNotify) rapport_undecided_free, read_cb,
                           g_object_ref (self));
}

/* What the window shows first is read before. */
static gboolean
idle_cb (gpointer data)
{
  RapportUndecidedBar *self = data;

  self->idle = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
may_double (const RapportChange *change)
{
  const RapportEntityInfo *info = rapport_entity_info_for (change->thing);

  return info != NULL && rapport_entity_info_find_flag (info, RAPPORT_FIELD_NUMBER) >= 0;
}

/* What others did comes as much that may have changed; here only acts on what is shown, and such as bring a
 * number back, alter something. */
static void
book_changed_cb (RapportUndecidedBar *self,
                 GArray              *changes)
{
  gboolean concerned = changes == NULL || gtk_widget_get_visible (GTK_WIDGET (self));

  for (guint i = 0; changes != NULL && !concerned && i < changes->len; i++)
    concerned = g_array_index (changes, RapportChange, i).op == RAPPORT_CHANGE_INSERT &&
                may_double (&g_array_index (changes, RapportChange, i));
  if (concerned)
    look (self);
}

static void
review_cb (RapportUndecidedBar *self)
{
  rapport_undecided_dialog_show (self->context);
}

static void
rapport_undecided_bar_dispose (GObject *object)
{
  RapportUndecidedBar *self = RAPPORT_UNDECIDED_BAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  rapport_book_forget (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_undecided_bar_parent_class)->dispose (object);
}

static void
rapport_undecided_bar_class_init (RapportUndecidedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_undecided_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rapport_undecided_bar_init (RapportUndecidedBar *self)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *button = gtk_button_new_with_label (_("Review…"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "notice-box");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (review_cb), self);
  gtk_box_append (GTK_BOX (self->box), image);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** rapport_undecided_bar_set_context: gives the book; once */
void
rapport_undecided_bar_set_context (RapportUndecidedBar *self,
                                   RapportContext      *context)
{
  g_return_if_fail (RAPPORT_IS_UNDECIDED_BAR (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}
