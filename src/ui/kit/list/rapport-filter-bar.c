/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-control-name.h"
#include "rapport-filter-bar-private.h"
#include "rapport-filter-button.h"
#include "rapport-filter-text.h"
#include "rapport-filter-labels.h"
#include "rapport-member.h"
#include "rapport-tags.h"
#include "rapport-ui.h"
#include "rapport-uid.h"
#include "rapport-wrap-layout.h"

/* as many values as a person can look through */
#define MOST_VALUES 100

#define FILTERS "filters"

typedef RapportFilterBarFilter Filter;

G_DEFINE_FINAL_TYPE (RapportFilterBar, rapport_filter_bar, GTK_TYPE_WIDGET)

enum { CHANGED, SAVE_REQUESTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_switch (const Filter *filter)
{
  return filter->offer->unless != NULL;
}

static const RapportChoice *
get_choices (const Filter *filter)
{
  return filter->offer->choices != NULL ? filter->offer->choices : filter->column->choices;
}

/* whatever value the column has: yes and no, or each of its choices */
static RapportCondition *
make_any (const Filter *filter)
{
  static const char * const flags[] = { "yes", "no", NULL };
  g_autoptr(GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; get_choices (filter) != NULL && get_choices (filter)[i].value != NULL; i++)
    g_ptr_array_add (values, (gpointer) get_choices (filter)[i].value);
  g_ptr_array_add (values, NULL);
  return rapport_condition_new_test (filter->offer->column, RAPPORT_CONDITION_IS,
                                     values->len > 1 ? (const char * const *) values->pdata : flags, 0);
}

/* whether a switch is on: what it usually leaves out is asked for together with the rest. Another test of its column
   narrows the list, which the switch cannot show. */
static gboolean
is_on (const Filter *filter)
{
  g_autoptr(RapportCondition) any = is_switch (filter) ? make_any (filter) : NULL;

  return any != NULL &&
         rapport_condition_equal (rapport_condition_find (filter->bar->condition, filter->offer->column), any);
}

/* the one test that a button shows: what can be chosen there, not what is before, after or between something */
static const RapportCondition *
find_test (const Filter *filter)
{
  g_autoptr(GPtrArray) musts = rapport_condition_dup_musts (filter->bar->condition);
  const RapportCondition *found = NULL;

  for (guint i = 0; i < musts->len; i++)
    {
      const RapportCondition *part = g_ptr_array_index (musts, i);

      if (rapport_condition_get_kind (part) != RAPPORT_CONDITION_TEST ||
          !g_str_equal (rapport_condition_get_column (part), filter->offer->column) ||
          (rapport_condition_get_operator (part) != RAPPORT_CONDITION_IS &&
           rapport_condition_get_operator (part) != RAPPORT_CONDITION_EMPTY))
        continue;
      if (found != NULL)
        return NULL;
      found = part;
    }
  return found;
}

static void
show (const Filter *filter)
{
  const RapportCondition *test = find_test (filter);
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;

  if (is_switch (filter))
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (filter->widget), is_on (filter));
      return;
    }
  if (test != NULL)
    {
      value = rapport_filter_labels_dup_value (test);
      words = rapport_filter_labels_dup (filter->bar->context, get_choices (filter),
                                         rapport_list_spec_filter (filter->bar->spec, filter->offer->column), test);
    }
  rapport_filter_button_set_value (RAPPORT_FILTER_BUTTON (filter->widget), value, words);
}

/* the member that @value of @column means, NULL where it means none */
static RapportEntity *
find_member (RapportFilterBar *self,
             const char       *column,
             const char       *value)
{
  const RapportListFilter *filter = rapport_list_spec_filter (self->spec, column);

  if (filter == NULL || g_strcmp0 (filter->target, rapport_member_info.name) != 0)
    return NULL;
  return rapport_filter_labels_find_member (self->context, value);
}

/* in the text, a member has a name */
static char *
dup_member_name (const char *column,
                 const char *value,
                 gpointer    data)
{
  RapportFilterBar *self = data;
  g_autoptr(RapportEntity) member = find_member (self, column, value);

  return member != NULL ? g_strdup (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME)) : NULL;
}

static char *
dup_member_uid (const char *column,
                const char *value,
                gpointer    data)
{
  RapportFilterBar *self = data;
  g_autoptr(RapportEntity) member = find_member (self, column, value);

  return member != NULL ? rapport_uid_to_text (rapport_entity_get_uid (member)) : NULL;
}

static const char *
translate (const char *context,
           const char *msgid,
           gpointer    data)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, msgid);
}

/* In the person's language; what is kept is the same in all. */
static char *
dup_text (RapportFilterBar *self)
{
  g_autoptr(RapportCondition) named = NULL;

  if (self->condition == NULL)
    return g_strdup ("");
  named = rapport_condition_map (self->condition, dup_member_name, self);
  return rapport_condition_print_words (named, rapport_list_spec_nth, self->spec, translate, NULL);
}

/** rapport_filter_bar_has_button: Returns: whether a button or switch shows @part, which must hold by itself */
gboolean
rapport_filter_bar_has_button (RapportFilterBar       *self,
                               const RapportCondition *part)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);

      if (find_test (filter) == part)
        return !is_switch (filter) || is_on (filter);
    }
  return FALSE;
}

static void
show_all_filters (RapportFilterBar *self)
{
  const gboolean is_active = rapport_filter_bar_is_active (self);
  g_autofree char *text = dup_text (self);

  self->quiet = TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    show (g_ptr_array_index (self->filters, i));
  rapport_filter_bar_show_pills (self);
  rapport_filter_text_set (RAPPORT_FILTER_TEXT (self->text), text);
  if (rapport_filter_bar_needs_text (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_text), TRUE);
  self->quiet = FALSE;
  gtk_widget_set_visible (self->clear, is_active);
  gtk_widget_set_visible (self->save, is_active);
}

static void
take_condition (RapportFilterBar *self,
                RapportCondition *condition)
{
  g_autofree char *note = condition != NULL ? rapport_condition_print (condition) : g_strdup ("");

  rapport_condition_unref (self->condition);
  self->condition = condition;
  rapport_context_set_note (self->context, FILTERS, self->spec->name, note);
  show_all_filters (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static RapportCondition *
make_test (const Filter *filter,
           const char   *value)
{
  const char * const values[] = { value, NULL };

  if (g_str_equal (value, RAPPORT_FILTER_EMPTY))
    return rapport_condition_new_test (filter->offer->column, RAPPORT_CONDITION_EMPTY, NULL, 0);
  return rapport_condition_new_test (filter->offer->column, RAPPORT_CONDITION_IS, values, 0);
}

/* What a button says takes the place of what it said; what else is asked of the column stands beside it, and stays. */
static void
chosen (const Filter *filter)
{
  RapportFilterBar *self = filter->bar;
  g_autoptr(RapportCondition) test = NULL;
  const char *value;

  if (self->quiet)
    return;
  if (is_switch (filter))
    {
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (filter->widget)))
        test = make_any (filter);
      take_condition (self, rapport_condition_replace (g_steal_pointer (&self->condition), filter->offer->column,
                                                       g_steal_pointer (&test)));
      return;
    }
  value = rapport_filter_button_get_value (RAPPORT_FILTER_BUTTON (filter->widget));
  if (value != NULL)
    test = make_test (filter, value);
  take_condition (self, rapport_condition_set_must (self->condition != NULL ? rapport_condition_ref (self->condition) : NULL,
                                                    find_test (filter), test));
}

static void
text_applied_cb (RapportFilterBar *self,
                 const char       *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCondition) named = rapport_condition_parse (text, rapport_list_spec_nth, self->spec, &error);

  if (named == NULL)
    rapport_filter_text_complain (RAPPORT_FILTER_TEXT (self->text), error->message);
  else
    {
      g_autoptr(RapportCondition) condition = rapport_condition_map (named, dup_member_uid, self);

      rapport_filter_bar_set_condition (self, condition);
    }
}

static void
as_text_cb (RapportFilterBar *self)
{
  const gboolean is_shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_text));

  gtk_widget_set_visible (self->text, is_shown);
  if (is_shown && !self->quiet)
    gtk_widget_grab_focus (self->text);
}

static void
save_cb (RapportFilterBar *self)
{
  g_signal_emit (self, signals[SAVE_REQUESTED], 0);
}

static Filter *
find_filter (RapportFilterBar *self,
             GtkWidget        *widget)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = g_ptr_array_index (self->filters, i);

      if (filter->widget == widget)
        return filter;
    }
  g_return_val_if_reached (NULL);
}

static void
chosen_cb (RapportFilterBar *self,
           GtkWidget        *widget)
{
  chosen (find_filter (self, widget));
}

static void
fill_members (RapportFilterButton *button,
              RapportContext      *context)
{
  GListModel *members = rapport_context_get_members (context);

  if (rapport_context_get_member (context) != 0)
    rapport_filter_button_offer (button, RAPPORT_FILTER_ME, _("Me"));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);
      g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (member));

      if (!rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED))
        rapport_filter_button_offer (button, uid, rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
    }
}

static void
values_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) values = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  const Filter *filter = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    rapport_filter_button_offer (RAPPORT_FILTER_BUTTON (filter->widget), values[i], values[i]);
  rapport_filter_button_offered (RAPPORT_FILTER_BUTTON (filter->widget));
}

static gpointer
read_values (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  return rapport_list_offer_values (data, connection, MOST_VALUES);
}

/* All things of the kind are counted for the values that are in use. */
static void
ask_values (Filter *filter)
{
  RapportBook *book = rapport_context_get_book (filter->bar->context);

  if (filter->offer->values != NULL)
    rapport_book_read_async (book, &filter->question, read_values, (gpointer) filter->offer, NULL,
                             (GDestroyNotify) g_strfreev, values_read_cb, filter);
  else
    rapport_tags_ask (book, &filter->question, MOST_VALUES, values_read_cb, filter);
}

static void
fill_cb (RapportFilterButton *button,
         gpointer             data)
{
  Filter *filter = data;
  const RapportChoice *choices = get_choices (filter);

  if (choices == NULL && filter->column->type != RAPPORT_CONDITION_REFERENCE)
    {
      ask_values (filter);
      return;
    }
  if (choices == NULL)
    fill_members (button, filter->bar->context);
  for (guint i = 0; choices != NULL && choices[i].value != NULL; i++)
    rapport_filter_button_offer (button, choices[i].value, rapport_choice_label (choices, choices[i].value));
  rapport_filter_button_offered (button);
}

static const char *
get_label (const Filter *filter)
{
  return filter->offer->label != NULL ? _(filter->offer->label)
                                      : g_dpgettext2 (GETTEXT_PACKAGE, "column", filter->column->title);
}

static void
add (RapportFilterBar       *self,
     const RapportListOffer *offer)
{
  Filter *filter = g_new0 (Filter, 1);
  const RapportListFilter *column = rapport_list_spec_filter (self->spec, offer->column);

  g_assert (column != NULL);
  filter->bar = self;
  filter->offer = offer;
  filter->column = &column->column;
  if (is_switch (filter))
    filter->widget = rapport_control_name_check_new (_(offer->all));
  else
    filter->widget = rapport_filter_button_new (get_label (filter), _(offer->all), fill_cb, filter);
  g_signal_connect_object (filter->widget, is_switch (filter) ? "toggled" : "changed", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_before (filter->widget, self->box, self->add);
  g_ptr_array_add (self->filters, filter);
}

/* Filters as it was done when the program ran last. */
static void
restore (RapportFilterBar *self)
{
  g_autofree char *note = rapport_context_dup_note (self->context, FILTERS, self->spec->name);

  if (note != NULL && *note != '\0')
    self->condition = rapport_condition_parse (note, rapport_list_spec_nth, self->spec, NULL);
}

static void
rapport_filter_bar_dispose (GObject *object)
{
  RapportFilterBar *self = RAPPORT_FILTER_BAR (object);

  for (guint i = 0; i < self->filters->len; i++)
    rapport_book_forget (&((Filter *) g_ptr_array_index (self->filters, i))->question);
  g_clear_object (&self->context);
  g_ptr_array_set_size (self->pills, 0);
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_filter_bar_parent_class)->dispose (object);
}

static void
rapport_filter_bar_finalize (GObject *object)
{
  RapportFilterBar *self = RAPPORT_FILTER_BAR (object);

  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->pills);
  rapport_condition_unref (self->condition);
  rapport_condition_unref (self->changed);

  G_OBJECT_CLASS (rapport_filter_bar_parent_class)->finalize (object);
}

static void
rapport_filter_bar_class_init (RapportFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_filter_bar_finalize;

  /** RapportFilterBar::changed: other things are wanted now */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /** RapportFilterBar::save-requested: what is asked for is to have a name */
  signals[SAVE_REQUESTED] = g_signal_new ("save-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
add_cb (RapportFilterBar *self)
{
  rapport_filter_bar_ask (self, NULL);
}

/* after the filters: buttons for what is chosen in all of them */
static void
add_buttons (RapportFilterBar *self)
{
  /* translators: behind the filters that are at hand, for any other */
  self->add = gtk_button_new_with_mnemonic (_("Ot_her Conditions…"));
  gtk_widget_set_tooltip_text (self->add, _("Add a filter condition"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a filter condition"),
                                  -1);
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->add);
  self->clear = gtk_button_new_with_mnemonic (_("_Clear"));
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (rapport_filter_bar_clear), self);
  gtk_box_append (GTK_BOX (self->box), self->clear);
  self->save = gtk_button_new_with_mnemonic (_("Save _it…"));
  gtk_widget_set_tooltip_text (self->save, _("Keep this filter under a name in the sidebar"));
  gtk_widget_add_css_class (self->save, "flat");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->save);
  self->as_text = gtk_toggle_button_new ();
  /* in words it would stand alone in a second line as soon as something is asked for */
  gtk_button_set_icon_name (GTK_BUTTON (self->as_text), "text-x-generic-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->as_text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Conditions as Text"), -1);
  /* translators: grade:A is to be such as it is typed in that language */
  gtk_widget_set_tooltip_text (self->as_text, _("Filter as Text: write the conditions, such as grade:A"));
  gtk_widget_add_css_class (self->as_text, "flat");
  g_signal_connect_swapped (self->as_text, "toggled", G_CALLBACK (as_text_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->as_text);
}

static void
rapport_filter_bar_init (RapportFilterBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->filters = g_ptr_array_new_with_free_func (g_free);
  self->pills = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-bar");
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_layout_manager (self->box, g_object_new (RAPPORT_TYPE_WRAP_LAYOUT, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_buttons (self);
  self->text = rapport_filter_text_new ();
  gtk_widget_set_visible (self->text, FALSE);
  g_signal_connect_object (self->text, "applied", G_CALLBACK (text_applied_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

/**
 * rapport_filter_bar_new:
 *
 * Returns: (transfer floating): the filters that @spec offers, set as they were when the program ran last
 */
RapportFilterBar *
rapport_filter_bar_new (RapportContext        *context,
                        const RapportListSpec *spec)
{
  RapportFilterBar *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_FILTER_BAR, NULL);
  self->context = g_object_ref (context);
  self->spec = spec;
  for (guint i = 0; spec->offers != NULL && spec->offers[i].column != NULL; i++)
    add (self, &spec->offers[i]);
  restore (self);
  show_all_filters (self);
  /* whoever is chosen may be called otherwise now */
  g_signal_connect_object (rapport_context_get_members (context), "items-changed",
                           G_CALLBACK (show_all_filters), self, G_CONNECT_SWAPPED);
  return self;
}

/** rapport_filter_bar_get_condition: Returns: (transfer none) (nullable): what is asked for */
RapportCondition *
rapport_filter_bar_get_condition (RapportFilterBar *self)
{
  g_return_val_if_fail (RAPPORT_IS_FILTER_BAR (self), NULL);

  return self->condition;
}

/** rapport_filter_bar_set_condition: asks for @condition (nullable) (transfer none) and tells so */
void
rapport_filter_bar_set_condition (RapportFilterBar *self,
                                  RapportCondition *condition)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  /* to ask that nothing must be so is not to ask */
  if (condition != NULL && rapport_condition_get_kind (condition) == RAPPORT_CONDITION_AND &&
      rapport_condition_get_n_parts (condition) == 0)
    condition = NULL;
  if (!rapport_condition_equal (self->condition, condition))
    take_condition (self, condition != NULL ? rapport_condition_ref (condition) : NULL);
}

/* what is asked for but that of the switches which are on, whose parts of it narrow nothing */
static RapportCondition *
dup_narrowing (RapportFilterBar *self,
               gboolean         *all)
{
  RapportCondition *condition = self->condition != NULL ? rapport_condition_ref (self->condition) : NULL;

  *all = FALSE;
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);

      if (!is_on (filter))
        continue;
      condition = rapport_condition_replace (condition, filter->offer->column, NULL);
      *all = TRUE;
    }
  return condition;
}

/** rapport_filter_bar_fill: leaves out of @query what is not asked for */
void
rapport_filter_bar_fill (RapportFilterBar *self,
                         RapportListQuery *query)
{
  RapportCondition *condition;

  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));
  g_return_if_fail (query != NULL && query->spec == self->spec);

  condition = dup_narrowing (self, &query->all);
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);
      g_autoptr(RapportCondition) usual =
        is_switch (filter) ? make_test (filter, filter->offer->unless) : NULL;

      if (usual != NULL && !rapport_condition_overrides (self->condition, usual))
        query->condition = rapport_condition_join (query->condition, g_steal_pointer (&usual));
    }
  query->condition = rapport_condition_join (query->condition, condition);
}

/** rapport_filter_bar_is_active: Returns: whether some things may be left out that usually are not */
gboolean
rapport_filter_bar_is_active (RapportFilterBar *self)
{
  g_autoptr(RapportCondition) condition = NULL;
  gboolean all;

  g_return_val_if_fail (RAPPORT_IS_FILTER_BAR (self), FALSE);

  condition = dup_narrowing (self, &all);
  return condition != NULL;
}

/** rapport_filter_bar_shows_all: Returns: whether what is usually left out is listed, too */
gboolean
rapport_filter_bar_shows_all (RapportFilterBar *self)
{
  g_autoptr(RapportCondition) condition = NULL;
  gboolean all;

  g_return_val_if_fail (RAPPORT_IS_FILTER_BAR (self), FALSE);

  condition = dup_narrowing (self, &all);
  return all;
}

/** rapport_filter_bar_show_all: lists what is usually left out, too */
void
rapport_filter_bar_show_all (RapportFilterBar *self)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);

      if (is_switch (filter))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (filter->widget), TRUE);
    }
}

/** rapport_filter_bar_clear: leaves nothing out any more but what usually is, if that is so now */
void
rapport_filter_bar_clear (RapportFilterBar *self)
{
  RapportCondition *condition = NULL;

  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  if (!rapport_filter_bar_is_active (self))
    return;
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);
      const RapportCondition *test = rapport_condition_find (self->condition, filter->offer->column);
      g_autoptr(RapportCondition) usual = is_switch (filter) ? make_test (filter, filter->offer->unless) : NULL;

      if (is_switch (filter) && test != NULL && !rapport_condition_equal (test, usual))
        condition = rapport_condition_join (condition, make_any (filter));
    }
  take_condition (self, condition);
}
