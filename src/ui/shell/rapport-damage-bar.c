/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-damage-bar.h"
#include "rapport-rescue.h"
#include "rapport-ui.h"

/**
 * RapportDamageBar:
 * Says above the page, from where damage of the open data is met until something is done about it, that nothing is written
 * any more, and offers what can be done.
 */
struct _RapportDamageBar
{
  GtkBox         parent_instance;

  GtkWidget     *sentence;
  RapportRescue *rescue;
};

G_DEFINE_FINAL_TYPE (RapportDamageBar, rapport_damage_bar, GTK_TYPE_BOX)

static void
rapport_damage_bar_class_init (RapportDamageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RAPPORT_TYPE_RESCUE);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-damage-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportDamageBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, RapportDamageBar, rescue);
}

static void
rapport_damage_bar_init (RapportDamageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
damaged_cb (RapportBook      *book,
            RapportDamageBar *self)
{
  g_autofree char *sentence = NULL;

  /* translators: a file name */
  sentence = g_strdup_printf (_("The data file “%s” is damaged. Nothing is written into it any more; what is whole of it "
                                "can still be read and printed."), rapport_book_get_path (book));
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  rapport_rescue_look (self->rescue, rapport_book_get_folder (book));
}

/** rapport_damage_bar_set_book: says of whose damage it is to tell, which may have been met before */
void
rapport_damage_bar_set_book (RapportDamageBar *self,
                             RapportBook      *book)
{
  g_return_if_fail (RAPPORT_IS_DAMAGE_BAR (self));
  g_return_if_fail (RAPPORT_IS_BOOK (book));

  g_signal_connect_object (book, "damaged", G_CALLBACK (damaged_cb), self, 0);
  if (rapport_book_is_damaged (book))
    damaged_cb (book, self);
}
