/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-filter-bar.h"
#include "rapport-filter-button.h"
#include "rapport-member.h"
#include "rapport-tags.h"
#include "rapport-ui.h"
#include "rapport-uid.h"
#include "rapport-wrap-layout.h"

/* as many tags as a person can look through */
#define MOST_TAGS 100

#define ON "yes"

#define FILTERS "filters"

/**
 * RapportFilterBar:
 * What a list is filtered by, each filter under a name: one of some choices, a member of the team,
 * a tag, or a switch.
 */
struct _RapportFilterBar
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *clear;
  RapportContext *context;
  GPtrArray      *filters;
  char           *note;
  gboolean        quiet;
};

typedef struct
{
  RapportFilterBar    *bar;
  const char          *name;
  GtkWidget           *widget;
  const RapportChoice *choices;
  gboolean             members;
  gboolean             narrows;
} Filter;

G_DEFINE_FINAL_TYPE (RapportFilterBar, rapport_filter_bar, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_value (const Filter *filter)
{
  if (RAPPORT_IS_FILTER_BUTTON (filter->widget))
    return rapport_filter_button_get_value (RAPPORT_FILTER_BUTTON (filter->widget));
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (filter->widget)) ? ON : NULL;
}

static char *
dup_words (const Filter *filter,
           const char   *value)
{
  if (filter->choices != NULL)
    return g_strdup (rapport_choice_label (filter->choices, value));
  if (filter->members)
    return g_strdup (
      rapport_context_get_member_name (filter->bar->context, g_ascii_strtoll (value, NULL, 10)));
  return g_strdup (value);
}

static void
set_value (const Filter *filter,
           const char   *value)
{
  g_autofree char *words = NULL;

  if (!RAPPORT_IS_FILTER_BUTTON (filter->widget))
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (filter->widget), value != NULL);
      return;
    }
  words = value != NULL ? dup_words (filter, value) : NULL;
  rapport_filter_button_set_value (RAPPORT_FILTER_BUTTON (filter->widget),
                                   words != NULL ? value : NULL, words);
}

static Filter *
find (RapportFilterBar *self,
      const char       *name)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = g_ptr_array_index (self->filters, i);

      if (g_str_equal (filter->name, name))
        return filter;
    }
  g_return_val_if_reached (NULL);
}

/* a member by what it is called in all books, for an id may be another's in the next one */
static RapportEntity *
find_member (RapportFilterBar *self,
             const char       *id,
             const char       *uid)
{
  GListModel *members = rapport_context_get_members (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);
      g_autofree char *own = rapport_uid_to_text (rapport_entity_get_uid (member));

      if (id != NULL ? rapport_entity_get_id (member) == g_ascii_strtoll (id, NULL, 10)
                     : g_str_equal (own, uid))
        return g_steal_pointer (&member);
    }
  return NULL;
}

static void
write_note (RapportFilterBar *self)
{
  g_autoptr(GString) note = g_string_new (NULL);

  if (self->note == NULL)
    return;
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);
      const char *value = get_value (filter);
      g_autoptr(RapportEntity) member = NULL;
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;
      if (filter->members)
        member = find_member (self, value, NULL);
      text =
        member != NULL ? rapport_uid_to_text (rapport_entity_get_uid (member)) : g_strdup (value);
      g_string_append_printf (note, "%s%s=", note->len > 0 ? "&" : "", filter->name);
      g_string_append_uri_escaped (note, text, NULL, TRUE);
    }
  rapport_context_set_note (self->context, FILTERS, self->note, note->str);
}

static void
read_note (RapportFilterBar *self)
{
  g_autofree char *note = rapport_context_dup_note (self->context, FILTERS, self->note);
  g_autoptr(GHashTable) values = NULL;

  if (note == NULL || *note == '\0')
    return;
  values = g_uri_parse_params (note, -1, "&", G_URI_PARAMS_NONE, NULL);
  for (guint i = 0; values != NULL && i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);
      const char *value = g_hash_table_lookup (values, filter->name);
      g_autoptr(RapportEntity) member =
        value != NULL && filter->members ? find_member (self, NULL, value) : NULL;
      g_autofree char *id = NULL;

      if (member != NULL)
        id = g_strdup_printf ("%" G_GINT64_FORMAT, rapport_entity_get_id (member));
      if (filter->members)
        value = id;
      if (value != NULL &&
          (filter->choices == NULL || rapport_choice_find (filter->choices, value) != NULL))
        set_value (filter, value);
    }
}

static void
changed_cb (RapportFilterBar *self)
{
  if (self->quiet)
    return;
  write_note (self);
  gtk_widget_set_visible (self->clear, rapport_filter_bar_is_active (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_choices (RapportFilterButton *button,
              gpointer             data)
{
  const Filter *filter = data;

  for (const RapportChoice *choice = filter->choices; choice->value != NULL; choice++)
    rapport_filter_button_offer (button, choice->value,
                                 g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
}

static void
fill_members (RapportFilterButton *button,
              gpointer             data)
{
  const Filter *filter = data;
  GListModel *members = rapport_context_get_members (filter->bar->context);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rapport_entity_get_id (member));

      if (!rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED))
        rapport_filter_button_offer (button, id,
                                     rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
    }
}

static void
fill_tags (RapportFilterButton *button,
           gpointer             data)
{
  const Filter *filter = data;
  RapportConnection *connection =
    rapport_book_get_connection (rapport_context_get_book (filter->bar->context));
  g_auto(GStrv) tags = connection != NULL ? rapport_tags_list (connection, MOST_TAGS, NULL) : NULL;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    rapport_filter_button_offer (button, tags[i], tags[i]);
}

/* whoever is chosen may be called otherwise now */
static void
members_changed_cb (RapportFilterBar *self)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);
      g_autofree char *value = g_strdup (get_value (filter));

      if (filter->members && value != NULL)
        set_value (filter, value);
    }
}

static Filter *
add (RapportFilterBar *self,
     const char       *name)
{
  Filter *filter = g_new0 (Filter, 1);

  filter->bar = self;
  filter->name = name;
  filter->narrows = TRUE;
  g_ptr_array_add (self->filters, filter);
  return filter;
}

static void
insert (Filter    *filter,
        GtkWidget *widget)
{
  filter->widget = widget;
  gtk_widget_insert_before (widget, filter->bar->box, filter->bar->clear);
}

static void
insert_button (Filter           *filter,
               const char       *label,
               const char       *all,
               RapportFilterFill fill)
{
  insert (filter, rapport_filter_button_new (label, all, fill, filter));
  g_signal_connect_object (filter->widget, "changed", G_CALLBACK (changed_cb), filter->bar,
                           G_CONNECT_SWAPPED);
}

static void
rapport_filter_bar_dispose (GObject *object)
{
  RapportFilterBar *self = RAPPORT_FILTER_BAR (object);

  g_clear_object (&self->context);
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_filter_bar_parent_class)->dispose (object);
}

static void
rapport_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (RAPPORT_FILTER_BAR (object)->filters);
  g_free (RAPPORT_FILTER_BAR (object)->note);

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

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_filter_bar_init (RapportFilterBar *self)
{
  self->filters = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-bar");
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_layout_manager (self->box, g_object_new (RAPPORT_TYPE_WRAP_LAYOUT, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->clear = gtk_button_new_with_mnemonic (_("_Clear"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_hide (self->clear);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (rapport_filter_bar_clear), self);
  gtk_box_append (GTK_BOX (self->box), self->clear);
}

/** rapport_filter_bar_set_context: gives the book whose members and tags are offered; once */
void
rapport_filter_bar_set_context (RapportFilterBar *self,
                                RapportContext   *context)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_members (context), "items-changed",
                           G_CALLBACK (members_changed_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_filter_bar_set_start: puts @widget before the filters */
void
rapport_filter_bar_set_start (RapportFilterBar *self,
                              GtkWidget        *widget)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  gtk_box_prepend (GTK_BOX (self->box), widget);
}

/**
 * rapport_filter_bar_add_choices:
 * @name: of the filter; static
 * @label: what is chosen from, such as "Grade"
 * @all: the words for no filter, such as "All grades"
 * @choices: static, ended by a NULL value
 */
void
rapport_filter_bar_add_choices (RapportFilterBar    *self,
                                const char          *name,
                                const char          *label,
                                const char          *all,
                                const RapportChoice *choices)
{
  Filter *filter;

  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  filter = add (self, name);
  filter->choices = choices;
  insert_button (filter, label, all, fill_choices);
}

/** rapport_filter_bar_add_members: like add_choices, for the members of the team */
void
rapport_filter_bar_add_members (RapportFilterBar *self,
                                const char       *name,
                                const char       *label,
                                const char       *all)
{
  Filter *filter;

  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  filter = add (self, name);
  filter->members = TRUE;
  insert_button (filter, label, all, fill_members);
}

/** rapport_filter_bar_add_tags: like add_choices, for the tags in use */
void
rapport_filter_bar_add_tags (RapportFilterBar *self,
                             const char       *name,
                             const char       *label,
                             const char       *all)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  insert_button (add (self, name), label, all, fill_tags);
}

/**
 * rapport_filter_bar_add_switch:
 * @name: of the filter; static
 * @label: with mnemonic
 * @narrows: whether fewer are listed when it is on
 */
void
rapport_filter_bar_add_switch (RapportFilterBar *self,
                               const char       *name,
                               const char       *label,
                               gboolean          narrows)
{
  Filter *filter;

  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  filter = add (self, name);
  filter->narrows = narrows;
  insert (filter, gtk_check_button_new_with_mnemonic (label));
  g_signal_connect_object (filter->widget, "toggled", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rapport_filter_bar_remember:
 * @note: the name of the list
 *
 * Filters as it was done when the program ran last, without a word to anybody, and notes what is
 * chosen from now on. Called once, when all filters were added.
 */
void
rapport_filter_bar_remember (RapportFilterBar *self,
                             const char       *note)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));
  g_return_if_fail (self->note == NULL);

  self->note = g_strdup (note);
  self->quiet = TRUE;
  read_note (self);
  self->quiet = FALSE;
  gtk_widget_set_visible (self->clear, rapport_filter_bar_is_active (self));
}

/** rapport_filter_bar_get: Returns: (nullable): what the filter @name lets through, NULL for all */
const char *
rapport_filter_bar_get (RapportFilterBar *self,
                        const char       *name)
{
  g_return_val_if_fail (RAPPORT_IS_FILTER_BAR (self), NULL);

  return get_value (find (self, name));
}

/** rapport_filter_bar_get_nth: Returns: which of its choices the filter has, from 1; 0 for all */
guint
rapport_filter_bar_get_nth (RapportFilterBar *self,
                            const char       *name)
{
  const Filter *filter;
  const char *value;

  g_return_val_if_fail (RAPPORT_IS_FILTER_BAR (self), 0);

  filter = find (self, name);
  value = get_value (filter);
  for (guint i = 0; value != NULL && filter->choices[i].value != NULL; i++)
    if (g_str_equal (filter->choices[i].value, value))
      return i + 1;
  return 0;
}

/** rapport_filter_bar_get_id: Returns: which member the filter lets through, 0 for all */
gint64
rapport_filter_bar_get_id (RapportFilterBar *self,
                           const char       *name)
{
  const char *value;

  g_return_val_if_fail (RAPPORT_IS_FILTER_BAR (self), 0);

  value = get_value (find (self, name));
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/** rapport_filter_bar_is_active: Returns: whether some things may be left out */
gboolean
rapport_filter_bar_is_active (RapportFilterBar *self)
{
  g_return_val_if_fail (RAPPORT_IS_FILTER_BAR (self), FALSE);

  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);

      if (filter->narrows && get_value (filter) != NULL)
        return TRUE;
    }
  return FALSE;
}

/** rapport_filter_bar_clear: leaves nothing out any more */
void
rapport_filter_bar_clear (RapportFilterBar *self)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  if (!rapport_filter_bar_is_active (self))
    return;
  self->quiet = TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);

      if (filter->narrows)
        set_value (filter, NULL);
    }
  self->quiet = FALSE;
  changed_cb (self);
}
