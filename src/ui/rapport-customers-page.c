/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customers-page.h"
#include "rapport-list.h"
#include "rapport-list-source.h"
#include "rapport-placeholder.h"
#include "rapport-split.h"
#include "rapport-ui.h"

struct _RapportCustomersPage
{
  RapportPage        parent_instance;

  RapportList       *list;
  RapportListSource *source;
};

G_DEFINE_FINAL_TYPE (RapportCustomersPage, rapport_customers_page, RAPPORT_TYPE_PAGE)

static void
rapport_customers_page_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_CUSTOMERS_PAGE (object)->source);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_CUSTOMERS_PAGE);

  G_OBJECT_CLASS (rapport_customers_page_parent_class)->dispose (object);
}

static void
rapport_customers_page_constructed (GObject *object)
{
  RapportCustomersPage *self = RAPPORT_CUSTOMERS_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  const RapportColumn *columns;
  guint n_columns;

  G_OBJECT_CLASS (rapport_customers_page_parent_class)->constructed (object);

  columns = rapport_list_query_columns (RAPPORT_LIST_CUSTOMERS, &n_columns);
  self->source = rapport_list_source_new (rapport_context_get_book (context), RAPPORT_LIST_CUSTOMERS);
  rapport_list_set_columns (self->list, columns, n_columns);
  rapport_list_set_model (self->list, rapport_list_source_get_model (self->source));
  rapport_list_source_load_now (self->source, NULL);
}

static void
rapport_customers_page_class_init (RapportCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_customers_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_customers_page_dispose;

  g_type_ensure (RAPPORT_TYPE_LIST);
  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  g_type_ensure (RAPPORT_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomersPage, list);
}

static void
rapport_customers_page_init (RapportCustomersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
