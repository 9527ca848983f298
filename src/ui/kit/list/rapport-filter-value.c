/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-choice-entry.h"
#include "rapport-comparison.h"
#include "rapport-control-name.h"
#include "rapport-drop-down-search.h"
#include "rapport-filter-labels.h"
#include "rapport-filter-value.h"
#include "rapport-member.h"
#include "rapport-tags.h"
#include "rapport-ui.h"
#include "rapport-uid.h"

#define MOST_HEIGHT 240

/* as many values as a person can look through */
#define MOST_VALUES 100

/**
 * RapportFilterValue:
 * What a column is compared with: any of its choices, a member, yes or no, a day or a span of days, or what is typed.
 */
struct _RapportFilterValue
{
  GtkWidget                     parent_instance;

  RapportContext               *context;
  const RapportConditionColumn *column;
  GtkWidget                    *control;
  GPtrArray                    *values;
  GPtrArray                    *checks;
  GCancellable                 *question;
};

G_DEFINE_FINAL_TYPE (RapportFilterValue, rapport_filter_value, GTK_TYPE_WIDGET)

static void
rapport_filter_value_dispose (GObject *object)
{
  g_ptr_array_set_size (RAPPORT_FILTER_VALUE (object)->checks, 0);
  rapport_book_forget (&RAPPORT_FILTER_VALUE (object)->question);
  g_clear_object (&RAPPORT_FILTER_VALUE (object)->context);
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_filter_value_parent_class)->dispose (object);
}

static void
rapport_filter_value_finalize (GObject *object)
{
  RapportFilterValue *self = RAPPORT_FILTER_VALUE (object);

  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (rapport_filter_value_parent_class)->finalize (object);
}

static gboolean
rapport_filter_value_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (rapport_filter_value_get_control (RAPPORT_FILTER_VALUE (widget)));
}

static void
rapport_filter_value_class_init (RapportFilterValueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_filter_value_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_filter_value_finalize;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_filter_value_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_filter_value_init (RapportFilterValue *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
}

static GtkWidget *
make_checks (RapportFilterValue *self,
             const char         *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (const RapportChoice *choice = self->column->choices; choice->value != NULL; choice++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (rapport_choice_label (self->column->choices, choice->value));

      g_ptr_array_add (self->values, g_strdup (choice->value));
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
make_drop_down (GtkStringList *words)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  return gtk_drop_down_new (G_LIST_MODEL (words), expression);
}

static GtkWidget *
make_flags (RapportFilterValue *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (const RapportChoice *flag = rapport_comparison_get_flags (); flag->value != NULL; flag++)
    {
      g_ptr_array_add (self->values, g_strdup (flag->value));
      gtk_string_list_append (words, rapport_choice_label (flag, flag->value));
    }
  return make_drop_down (words);
}

static GtkWidget *
make_members (RapportFilterValue *self)
{
  GListModel *members = rapport_context_get_members (self->context);
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  if (rapport_context_get_member (self->context) != 0)
    {
      g_ptr_array_add (self->values, g_strdup (RAPPORT_FILTER_ME));
      gtk_string_list_append (words, _("Me"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);

      g_ptr_array_add (self->values, rapport_uid_to_text (rapport_entity_get_uid (member)));
      gtk_string_list_append (words, rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
    }
  drop_down = make_drop_down (words);
  rapport_drop_down_search_enable (GTK_DROP_DOWN (drop_down));
  return drop_down;
}

static GtkWidget *
make_days (void)
{
  GtkWidget *days = rapport_choice_entry_new (rapport_comparison_get_spans ());

  gtk_entry_set_activates_default (GTK_ENTRY (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (days))), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (days))),
                                  _("A date, or this month"));
  return days;
}

static void
values_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  RapportFilterValue *self = data;
  g_auto(GStrv) values = rapport_book_read_finish (RAPPORT_BOOK (source), result, NULL);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    rapport_choice_entry_offer (RAPPORT_CHOICE_ENTRY (self->control), values[i]);
}

static gpointer
read_values (RapportConnection  *connection,
             gpointer            offer,
             GError            **error)
{
  return rapport_list_offer_values (offer, connection, MOST_VALUES);
}

/* Those in use are offered; any other can be typed. */
static GtkWidget *
make_used (RapportFilterValue     *self,
           const RapportListOffer *offer)
{
  static const RapportChoice none[] = { { NULL } };
  RapportBook *book = rapport_context_get_book (self->context);
  GtkWidget *used = rapport_choice_entry_new (none);

  gtk_entry_set_activates_default (GTK_ENTRY (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (used))), TRUE);
  if (offer != NULL)
    rapport_book_read_async (book, &self->question, read_values, (gpointer) offer, NULL, (GDestroyNotify) g_strfreev,
                             values_read_cb, self);
  else
    rapport_tags_ask (book, &self->question, MOST_VALUES, values_read_cb, self);
  return used;
}

/* Returns: (nullable): what stands above the list for @filter, where the book says which values there are */
static const RapportListOffer *
find_offer (const RapportListSpec   *spec,
            const RapportListFilter *filter)
{
  for (const RapportListOffer *offer = spec->offers; offer != NULL && offer->column != NULL; offer++)
    if (offer->values != NULL && g_str_equal (offer->column, filter->column.name))
      return offer;
  return NULL;
}

static GtkWidget *
make_control (RapportFilterValue      *self,
              const RapportListSpec   *spec,
              const RapportListFilter *filter,
              const char              *name)
{
  const RapportConditionType type = self->column->type;
  GtkWidget *entry;

  if (type == RAPPORT_CONDITION_CHOICE && self->column->choices != NULL)
    return make_checks (self, name);
  if (type == RAPPORT_CONDITION_FLAG)
    return make_flags (self);
  if (g_strcmp0 (filter->target, rapport_member_info.name) == 0)
    return make_members (self);
  if (type == RAPPORT_CONDITION_DAY || type == RAPPORT_CONDITION_MOMENT || type == RAPPORT_CONDITION_INSTANT)
    return make_days ();
  if (type == RAPPORT_CONDITION_TAG)
    return make_used (self, NULL);
  if (find_offer (spec, filter) != NULL)
    return make_used (self, find_offer (spec, filter));
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  return entry;
}

/**
 * rapport_filter_value_new:
 * @spec: the list
 * @filter: what is compared
 * @name: what a screen reader calls it
 *
 * Returns: (transfer floating): asks for what it is compared with
 */
GtkWidget *
rapport_filter_value_new (RapportContext          *context,
                          const RapportListSpec   *spec,
                          const RapportListFilter *filter,
                          const char              *name)
{
  RapportFilterValue *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (spec != NULL && filter != NULL && name != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_FILTER_VALUE, NULL);
  self->context = g_object_ref (context);
  self->column = &filter->column;
  self->control = make_control (self, spec, filter, name);
  gtk_widget_set_hexpand (self->control, TRUE);
  gtk_widget_set_parent (self->control, GTK_WIDGET (self));
  if (self->checks->len == 0)
    rapport_control_name_set (rapport_filter_value_get_control (self), name);
  return GTK_WIDGET (self);
}

static guint
find_value (RapportFilterValue *self,
            const char         *value)
{
  guint found = GTK_INVALID_LIST_POSITION;

  g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, &found);
  return found;
}

/* One who is not known here any more, or by another name, is asked for still. */
static void
choose (RapportFilterValue *self,
        const char         *value)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->control);
  guint place = find_value (self, value);

  if (place == GTK_INVALID_LIST_POSITION)
    {
      g_autofree char *words = rapport_filter_labels_dup_member (self->context, value);

      place = self->values->len;
      g_ptr_array_add (self->values, g_strdup (value));
      gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), words);
    }
  gtk_drop_down_set_selected (drop_down, place);
}

/** rapport_filter_value_set: @values: as conditions keep them, ended by NULL; the first where only one can be chosen */
void
rapport_filter_value_set (RapportFilterValue *self,
                          const char * const *values)
{
  g_return_if_fail (RAPPORT_IS_FILTER_VALUE (self));
  g_return_if_fail (values != NULL);

  for (guint i = 0; values[i] != NULL && (i == 0 || self->checks->len > 0); i++)
    {
      const guint place = find_value (self, values[i]);
      g_autofree char *words = rapport_comparison_dup_words (self->column, values[i]);

      if (RAPPORT_IS_CHOICE_ENTRY (self->control))
        rapport_choice_entry_set_value (RAPPORT_CHOICE_ENTRY (self->control), values[i], words);
      else if (GTK_IS_ENTRY (self->control))
        gtk_editable_set_text (GTK_EDITABLE (self->control), words);
      else if (GTK_IS_DROP_DOWN (self->control))
        choose (self, values[i]);
      else if (place != GTK_INVALID_LIST_POSITION)
        gtk_check_button_set_active (g_ptr_array_index (self->checks, place), TRUE);
    }
}

/** rapport_filter_value_dup: Returns: (transfer full): what is chosen or typed, ended by NULL */
GStrv
rapport_filter_value_dup (RapportFilterValue *self)
{
  g_autoptr(GStrvBuilder) values = NULL;
  guint selected;

  g_return_val_if_fail (RAPPORT_IS_FILTER_VALUE (self), NULL);

  values = g_strv_builder_new ();
  if (GTK_IS_DROP_DOWN (self->control))
    {
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
      if (selected != GTK_INVALID_LIST_POSITION)
        g_strv_builder_add (values, g_ptr_array_index (self->values, selected));
    }
  else if (self->checks->len > 0)
    for (guint i = 0; i < self->checks->len; i++)
      {
        if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
          g_strv_builder_add (values, g_ptr_array_index (self->values, i));
      }
  else
    g_strv_builder_add (values, gtk_editable_get_text (GTK_EDITABLE (rapport_filter_value_get_control (self))));
  return g_strv_builder_end (values);
}

/** rapport_filter_value_get_control: Returns: (transfer none): what has the keyboard first in it */
GtkWidget *
rapport_filter_value_get_control (RapportFilterValue *self)
{
  g_return_val_if_fail (RAPPORT_IS_FILTER_VALUE (self), NULL);

  if (RAPPORT_IS_CHOICE_ENTRY (self->control))
    return rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (self->control));
  return self->checks->len > 0 ? g_ptr_array_index (self->checks, 0) : self->control;
}
