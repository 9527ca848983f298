/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-follow-ups-page.h"
#include "rapport-list.h"
#include "rapport-list-source.h"
#include "rapport-log-dialog.h"
#include "rapport-ui.h"

struct _RapportFollowUpsPage
{
  RapportPage        parent_instance;

  RapportList       *list;
  RapportListSource *source;
};

G_DEFINE_FINAL_TYPE (RapportFollowUpsPage, rapport_follow_ups_page, RAPPORT_TYPE_PAGE)

static void
rapport_follow_ups_page_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_FOLLOW_UPS_PAGE (object)->source);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_FOLLOW_UPS_PAGE);

  G_OBJECT_CLASS (rapport_follow_ups_page_parent_class)->dispose (object);
}

static void
rapport_follow_ups_page_constructed (GObject *object)
{
  RapportFollowUpsPage *self = RAPPORT_FOLLOW_UPS_PAGE (object);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  const RapportColumn *columns;
  guint n_columns;

  G_OBJECT_CLASS (rapport_follow_ups_page_parent_class)->constructed (object);

  columns = rapport_list_query_columns (RAPPORT_LIST_RECORDS, &n_columns);
  self->source = rapport_list_source_new (rapport_context_get_book (context), RAPPORT_LIST_RECORDS);
  rapport_list_set_columns (self->list, columns, n_columns);
  rapport_list_set_model (self->list, rapport_list_source_get_model (self->source));
  rapport_list_source_load_now (self->source, NULL);
}

static gboolean
rapport_follow_ups_page_log (RapportPage *page,
                             gint64       customer,
                             gint64       plan)
{
  rapport_log_dialog_show (rapport_page_get_context (page), customer, plan);
  return TRUE;
}

static void
rapport_follow_ups_page_class_init (RapportFollowUpsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_follow_ups_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_follow_ups_page_dispose;
  RAPPORT_PAGE_CLASS (klass)->log = rapport_follow_ups_page_log;

  g_type_ensure (RAPPORT_TYPE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-follow-ups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportFollowUpsPage, list);
}

static void
rapport_follow_ups_page_init (RapportFollowUpsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
