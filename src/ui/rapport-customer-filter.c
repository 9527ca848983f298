/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-filter.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-tags.h"
#include "rapport-ui.h"
#include "rapport-wrap-layout.h"

/* as many tags as a person can look through */
#define MOST_TAGS 100

/**
 * RapportCustomerFilter:
 * Chooses which customers are listed: by grade, stage, owner, tag and when the next follow-up is
 * due.
 */
struct _RapportCustomerFilter
{
  GtkWidget       parent_instance;

  RapportContext *context;
  GtkDropDown    *grade;
  GtkDropDown    *stage;
  GtkDropDown    *owner;
  GtkDropDown    *tag;
  GtkDropDown    *due;
  GtkWidget      *clear;
  GArray         *owners;
  guint           tags_idle;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (RapportCustomerFilter, rapport_customer_filter, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
changed_cb (RapportCustomerFilter *self)
{
  if (self->filling)
    return;
  gtk_widget_set_visible (self->clear, rapport_customer_filter_is_active (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_choices (GtkDropDown         *drop_down,
              const char          *all,
              const RapportChoice *choices)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, all);
  for (; choices->value != NULL; choices++)
    gtk_string_list_append (list, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choices->label));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

static void
fill_owners (RapportCustomerFilter *self)
{
  GListModel *members = rapport_context_get_members (self->context);
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  const guint before = gtk_drop_down_get_selected (self->owner);
  gint64 chosen = before < self->owners->len ? g_array_index (self->owners, gint64, before) : 0;
  guint selected = 0;

  self->filling = TRUE;
  g_array_set_size (self->owners, 1);
  g_array_index (self->owners, gint64, 0) = 0;
  gtk_string_list_append (list, _("All owners"));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);
      gint64 id = rapport_entity_get_id (member);

      if (rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED))
        continue;
      gtk_string_list_append (list, rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
      if (id == chosen)
        selected = self->owners->len;
      g_array_append_val (self->owners, id);
    }
  gtk_drop_down_set_model (self->owner, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->owner, selected);
  self->filling = FALSE;
}

static char *
dup_tag (RapportCustomerFilter *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->tag);

  if (item == NULL || gtk_drop_down_get_selected (self->tag) == 0)
    return NULL;
  return g_strdup (gtk_string_object_get_string (item));
}

static void
fill_tags (RapportCustomerFilter *self)
{
  RapportConnection *connection =
    rapport_book_get_connection (rapport_context_get_book (self->context));
  g_auto(GStrv) tags = connection != NULL ? rapport_tags_list (connection, MOST_TAGS, NULL) : NULL;
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *chosen = dup_tag (self);
  guint selected = 0;

  self->filling = TRUE;
  gtk_string_list_append (list, _("All tags"));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      gtk_string_list_append (list, tags[i]);
      if (g_strcmp0 (tags[i], chosen) == 0)
        selected = i + 1;
    }
  if (selected == 0 && chosen != NULL)
    {
      gtk_string_list_append (list, chosen);
      selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
    }
  gtk_drop_down_set_model (self->tag, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->tag, selected);
  self->filling = FALSE;
}

static gboolean
tags_idle_cb (gpointer data)
{
  RapportCustomerFilter *self = data;

  self->tags_idle = 0;
  fill_tags (self);
  return G_SOURCE_REMOVE;
}

static void
book_changed_cb (RapportCustomerFilter *self,
                 GArray                *changes)
{
  gboolean tags = changes == NULL;

  for (guint i = 0; changes != NULL && !tags && i < changes->len; i++)
    tags = g_str_equal (g_array_index (changes, RapportChange, i).thing, "tag");
  if (tags && self->tags_idle == 0)
    self->tags_idle = g_idle_add_full (G_PRIORITY_LOW, tags_idle_cb, self, NULL);
}

static void
fill_due (RapportCustomerFilter *self)
{
  const char * const dues[] = {
    _("Any time"), _("Overdue"), _("Due today"), _("Next 7 days"), _("Nothing planned"), NULL
  };
  g_autoptr(GtkStringList) list = gtk_string_list_new (dues);

  gtk_drop_down_set_model (self->due, G_LIST_MODEL (list));
}

static void
rapport_customer_filter_dispose (GObject *object)
{
  RapportCustomerFilter *self = RAPPORT_CUSTOMER_FILTER (object);

  g_clear_handle_id (&self->tags_idle, g_source_remove);
  g_clear_object (&self->context);
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_customer_filter_parent_class)->dispose (object);
}

static void
rapport_customer_filter_finalize (GObject *object)
{
  g_array_unref (RAPPORT_CUSTOMER_FILTER (object)->owners);

  G_OBJECT_CLASS (rapport_customer_filter_parent_class)->finalize (object);
}

static void
rapport_customer_filter_class_init (RapportCustomerFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customer_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_customer_filter_finalize;

  /** RapportCustomerFilter::changed: others are wanted now */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (RAPPORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RAPPORT_UI_RESOURCES "rapport-customer-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerFilter, grade);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerFilter, stage);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerFilter, owner);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerFilter, tag);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerFilter, due);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerFilter, clear);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rapport_customer_filter_clear);
}

static void
rapport_customer_filter_init (RapportCustomerFilter *self)
{
  const gint64 everybody = 0;

  self->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->owners, everybody);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  fill_choices (self->grade, _("All grades"), rapport_grades);
  fill_choices (self->stage, _("All stages"), rapport_stages);
  fill_due (self);
  self->filling = FALSE;
}

/** rapport_customer_filter_set_context: gives the book whose owners and tags are offered; once */
void
rapport_customer_filter_set_context (RapportCustomerFilter *self,
                                     RapportContext        *context)
{
  g_return_if_fail (RAPPORT_IS_CUSTOMER_FILTER (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  fill_owners (self);
  g_signal_connect_object (rapport_context_get_members (context), "items-changed",
                           G_CALLBACK (fill_owners), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "changed",
                           G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  fill_tags (self);
}

static void
apply_choice (GtkDropDown          *drop_down,
              const RapportChoice  *choices,
              char                **text)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  rapport_list_query_set_text (text, selected == 0 || selected == GTK_INVALID_LIST_POSITION
                                       ? NULL : choices[selected - 1].value);
}

/** rapport_customer_filter_apply: writes what is chosen into @query */
void
rapport_customer_filter_apply (RapportCustomerFilter *self,
                               RapportListQuery      *query)
{
  g_autofree char *tag = NULL;
  guint owner;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_FILTER (self));

  tag = dup_tag (self);
  owner = gtk_drop_down_get_selected (self->owner);
  apply_choice (self->grade, rapport_grades, &query->grade);
  apply_choice (self->stage, rapport_stages, &query->stage);
  rapport_list_query_set_text (&query->tag, tag);
  query->owner = owner < self->owners->len ? g_array_index (self->owners, gint64, owner) : 0;
  query->due = (RapportListDue) MIN (gtk_drop_down_get_selected (self->due),
                                     (guint) RAPPORT_LIST_DUE_NONE);
}

/** rapport_customer_filter_is_active: Returns: whether some customers may be left out */
gboolean
rapport_customer_filter_is_active (RapportCustomerFilter *self)
{
  g_return_val_if_fail (RAPPORT_IS_CUSTOMER_FILTER (self), FALSE);

  return gtk_drop_down_get_selected (self->grade) != 0 ||
         gtk_drop_down_get_selected (self->stage) != 0 ||
         gtk_drop_down_get_selected (self->owner) != 0 ||
         gtk_drop_down_get_selected (self->tag) != 0 ||
         gtk_drop_down_get_selected (self->due) != 0;
}

/** rapport_customer_filter_clear: lets all customers through */
void
rapport_customer_filter_clear (RapportCustomerFilter *self)
{
  GtkDropDown *drop_downs[] = { self->grade, self->stage, self->owner, self->tag, self->due };

  g_return_if_fail (RAPPORT_IS_CUSTOMER_FILTER (self));

  if (!rapport_customer_filter_is_active (self))
    return;
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    gtk_drop_down_set_selected (drop_downs[i], 0);
  self->filling = FALSE;
  changed_cb (self);
}
