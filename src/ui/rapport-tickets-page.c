/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list.h"
#include "rapport-list-source.h"
#include "rapport-placeholder.h"
#include "rapport-split.h"
#include "rapport-tickets-page.h"
#include "rapport-ui.h"

struct _RapportTicketsPage
{
  RapportPage        parent_instance;

  RapportList       *list;
  RapportListSource *source;
};

G_DEFINE_FINAL_TYPE (RapportTicketsPage, rapport_tickets_page, RAPPORT_TYPE_PAGE)

static void
rapport_tickets_page_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_TICKETS_PAGE (object)->source);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TICKETS_PAGE);

  G_OBJECT_CLASS (rapport_tickets_page_parent_class)->dispose (object);
}

static void
rapport_tickets_page_constructed (GObject *object)
{
  RapportTicketsPage *self = RAPPORT_TICKETS_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  const RapportColumn *columns;
  guint n_columns;

  G_OBJECT_CLASS (rapport_tickets_page_parent_class)->constructed (object);

  columns = rapport_list_query_columns (RAPPORT_LIST_TICKETS, &n_columns);
  self->source = rapport_list_source_new (rapport_context_get_book (context), RAPPORT_LIST_TICKETS);
  rapport_list_set_columns (self->list, columns, n_columns);
  rapport_list_set_model (self->list, rapport_list_source_get_model (self->source));
  rapport_list_source_load_now (self->source, NULL);
}

static void
rapport_tickets_page_class_init (RapportTicketsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_tickets_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_tickets_page_dispose;

  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-tickets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTicketsPage, list);
}

static void
rapport_tickets_page_init (RapportTicketsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
