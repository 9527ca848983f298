/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-placeholder.h"
#include "rapport-today-page.h"
#include "rapport-ui.h"

struct _RapportTodayPage
{
  RapportPage         parent_instance;

  RapportPlaceholder *placeholder;
};

G_DEFINE_FINAL_TYPE (RapportTodayPage, rapport_today_page, RAPPORT_TYPE_PAGE)

static void
rapport_today_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (rapport_today_page_parent_class)->dispose (object);
}

static void
rapport_today_page_class_init (RapportTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_today_page_dispose;

  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTodayPage, placeholder);
}

static void
rapport_today_page_init (RapportTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  rapport_placeholder_show (self->placeholder, _("Nothing is due."), NULL, NULL, FALSE);
}
