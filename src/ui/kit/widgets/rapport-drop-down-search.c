/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-drop-down-search.h"
#include "rapport-fold.h"
#include "rapport-pinyin.h"
#include "rapport-type-to-search.h"

#define LETTERS "rapport-letters"

/* After so long another word is begun. */
#define PAUSE G_USEC_PER_SEC

/** Letters: what was typed on a drop-down one after the other, and when the last of it was */
typedef struct
{
  GString *typed;
  gint64   at;
} Letters;

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/**
 * rapport_drop_down_search_finds:
 * @words: of a choice
 * @typed: folded
 *
 * Returns: whether the choice is found by that: by any part of its words, by their pinyin or its initials
 */
gboolean
rapport_drop_down_search_finds (const char *words,
                                const char *typed)
{
  g_autofree char *folded = NULL;
  g_autofree char *initials = NULL;

  g_return_val_if_fail (words != NULL && typed != NULL, FALSE);

  folded = rapport_fold (words, -1);
  if (strstr (folded, typed) != NULL || rapport_pinyin_reads (folded, typed))
    return TRUE;
  initials = rapport_pinyin_initials (words);
  return initials != NULL && strstr (initials, typed) != NULL;
}

static char *
dup_item_words (GtkDropDown *drop_down,
                GObject     *item)
{
  GtkExpression *expression = gtk_drop_down_get_expression (drop_down);
  g_auto(GValue) value = G_VALUE_INIT;

  if (expression != NULL && gtk_expression_evaluate (expression, item, &value) && G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  return GTK_IS_STRING_OBJECT (item) ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item))) : NULL;
}

/* the rows that are offered at the moment; NULL where a later GTK keeps them elsewhere */
static GtkFilterListModel *
get_offered (GtkWidget *popover)
{
  GtkWidget *list = find_child (popover, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *rows = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *model = GTK_IS_SINGLE_SELECTION (rows) ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (rows))
                                                     : NULL;

  return GTK_IS_FILTER_LIST_MODEL (model) ? GTK_FILTER_LIST_MODEL (model) : NULL;
}

static gboolean
matches_cb (gpointer item,
            gpointer drop_down)
{
  GtkWidget *entry = find_child (find_child (drop_down, GTK_TYPE_POPOVER), GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *words = dup_item_words (drop_down, item);
  g_autofree char *typed = rapport_fold (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);

  return words != NULL && rapport_drop_down_search_finds (words, typed);
}

/* GTK's own filter knows no pinyin; it comes back with other choices. */
static void
set_filter (GtkDropDown *drop_down)
{
  GtkFilterListModel *offered = get_offered (find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER));
  g_autoptr(GtkCustomFilter) filter = NULL;

  if (offered == NULL || GTK_IS_CUSTOM_FILTER (gtk_filter_list_model_get_filter (offered)))
    return;
  filter = gtk_custom_filter_new (matches_cb, drop_down, NULL);
  gtk_filter_list_model_set_filter (offered, GTK_FILTER (filter));
}

static void
search_again (GtkDropDown *drop_down)
{
  GtkFilterListModel *offered = get_offered (find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER));

  if (offered != NULL && gtk_filter_list_model_get_filter (offered) != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (offered), GTK_FILTER_CHANGE_DIFFERENT);
}

/* What is typed among the rows goes on in the entry: the row with the keyboard may be none that is found. */
static void
changed_cb (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  if (GTK_IS_TEXT (text) && !gtk_widget_has_focus (GTK_WIDGET (text)) && *gtk_editable_get_text (entry) != '\0')
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* Takes the first that is found; the entry tells the list what to look for only after a while. */
static void
activate_cb (GtkEditable *entry,
             GtkDropDown *drop_down)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  GListModel *all = gtk_drop_down_get_model (drop_down);
  GtkFilterListModel *offered = get_offered (popover);
  g_autoptr(GObject) first = NULL;

  if (offered == NULL)
    return;
  search_again (drop_down);
  first = g_list_model_get_item (G_LIST_MODEL (offered), 0);
  for (guint i = 0; first != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (all, i);

      if (item != first)
        continue;
      gtk_drop_down_set_selected (drop_down, i);
      gtk_popover_popdown (GTK_POPOVER (popover));
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (entry));
}

/* The entry keeps Escape to itself, which is meant for the choices. */
static void
stopped_cb (GtkWidget   *entry,
            GtkDropDown *drop_down)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  gtk_widget_grab_focus (GTK_WIDGET (drop_down));
}

/* At once: activated as by a key, its button would first be seen to be pressed. */
static void
popup (GtkWidget *drop_down)
{
  GtkWidget *button = find_child (drop_down, GTK_TYPE_TOGGLE_BUTTON);

  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/**
 * rapport_drop_down_search_enable:
 *
 * Lets the choices be found by typing as soon as they are open, by any part of their words or pinyin; Return takes the first
 * that is found, Escape closes them. Nothing is done to one that has it already.
 */
void
rapport_drop_down_search_enable (GtkDropDown *drop_down)
{
  GtkWidget *popover, *entry;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  if (gtk_drop_down_get_enable_search (drop_down))
    return;
  gtk_drop_down_set_enable_search (drop_down, TRUE);
  popover = find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);
  entry = popover != NULL ? find_child (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;
  if (entry == NULL)
    return;
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
  g_signal_connect_object (popover, "map", G_CALLBACK (set_filter), drop_down, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_again), drop_down, G_CONNECT_SWAPPED);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), drop_down, 0);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (stopped_cb), drop_down, 0);
  rapport_type_to_search (GTK_WIDGET (drop_down), GTK_EDITABLE (entry), popup);
}

static void
free_letters (gpointer data)
{
  Letters *letters = data;

  g_string_free (letters->typed, TRUE);
  g_free (letters);
}

static char *
dup_words (GtkDropDown *drop_down,
           guint        place)
{
  g_autoptr(GObject) item = g_list_model_get_item (gtk_drop_down_get_model (drop_down), place);

  return item != NULL ? dup_item_words (drop_down, item) : NULL;
}

/* The first of the choices from @from on, and then before it, that begins so */
static guint
find_begun (GtkDropDown *drop_down,
            const char  *typed,
            guint        from)
{
  GListModel *choices = gtk_drop_down_get_model (drop_down);
  const guint n = choices != NULL ? g_list_model_get_n_items (choices) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = dup_words (drop_down, (from + i) % n);

      if (words != NULL && rapport_pinyin_begins (words, typed))
        return (from + i) % n;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* A letter typed again and again is that letter each time, not the beginning of a word. */
static gboolean
is_repeated (const char *typed)
{
  const gunichar first = g_utf8_get_char (typed);

  for (const char *each = typed; *each != '\0'; each = g_utf8_next_char (each))
    if (g_utf8_get_char (each) != first)
      return FALSE;
  return TRUE;
}

static void
focus_selected (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0 && gtk_widget_grab_focus (row))
      return;
}

static guint
get_marked (GtkDropDown *drop_down,
            GtkWidget   *list)
{
  GtkSelectionModel *rows = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  const gboolean is_open = gtk_widget_get_visible (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER));

  return is_open && GTK_IS_SINGLE_SELECTION (rows) ? gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (rows))
                                                   : gtk_drop_down_get_selected (drop_down);
}

/* Choices that have just been opened have their place in the second frame: only then can they be scrolled. They may be
   closed again by then, and are not to have the keyboard any more. */
static gboolean
scroll_cb (GtkWidget     *list,
           GdkFrameClock *clock,
           gpointer       data)
{
  GtkSelectionModel *rows = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  gboolean *is_laid_out = data;

  if (!gtk_widget_get_visible (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER)))
    return G_SOURCE_REMOVE;
  if (!*is_laid_out)
    {
      *is_laid_out = gtk_widget_get_height (list) > 0;
      return G_SOURCE_CONTINUE;
    }
  if (GTK_IS_SINGLE_SELECTION (rows))
    gtk_widget_activate_action (list, "list.scroll-to-item", "u",
                                gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (rows)));
  focus_selected (list);
  return G_SOURCE_REMOVE;
}

/* Opens the choices at the one at @place, which Return takes. */
static void
mark (GtkDropDown *drop_down,
      GtkWidget   *list,
      guint        place)
{
  popup (GTK_WIDGET (drop_down));
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", place);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), place, TRUE);
  focus_selected (list);
  gtk_widget_add_tick_callback (list, scroll_cb, g_new0 (gboolean, 1), g_free);
}

static void
opened_cb (GtkWidget *popover)
{
  GtkWidget *list = find_child (popover, GTK_TYPE_LIST_VIEW);

  if (list != NULL)
    gtk_widget_add_tick_callback (list, scroll_cb, g_new0 (gboolean, 1), g_free);
}

/* Behind the last of the choices the keyboard would leave them, and Return would take nothing. */
static gboolean
arrow_cb (GtkEventControllerKey *controller,
          guint                  key,
          guint                  code,
          GdkModifierType        state,
          GtkWidget             *popover)
{
  GtkWidget *list = find_child (popover, GTK_TYPE_LIST_VIEW);
  GtkWidget *end = list == NULL ? NULL : key == GDK_KEY_Down ? gtk_widget_get_last_child (list)
                   : key == GDK_KEY_Up ? gtk_widget_get_first_child (list) : NULL;

  return end != NULL && gtk_widget_has_focus (end);
}

/**
 * rapport_drop_down_search_begin_at_choice:
 * @drop_down: one of few choices, without a search
 *
 * Lets the arrow keys begin at what is chosen, and stop at the first and the last of the choices.
 */
void
rapport_drop_down_search_begin_at_choice (GtkDropDown *drop_down)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *popover;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  popover = find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);
  g_return_if_fail (popover != NULL);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (arrow_cb), popover);
  gtk_widget_add_controller (popover, keys);
  g_signal_connect (popover, "map", G_CALLBACK (opened_cb), NULL);
}

static gboolean
letter_cb (GtkEventControllerKey *controller,
           guint                  key,
           guint                  code,
           GdkModifierType        state,
           GtkDropDown           *drop_down)
{
  Letters *letters = g_object_get_data (G_OBJECT (drop_down), LETTERS);
  GtkWidget *list = find_child (GTK_WIDGET (drop_down), GTK_TYPE_LIST_VIEW);
  const gint64 now = g_get_monotonic_time ();
  guint from, place;

  if (gtk_drop_down_get_enable_search (drop_down) || list == NULL || !rapport_type_to_search_is_letter (key, state))
    return FALSE;
  if (now - letters->at > PAUSE)
    g_string_truncate (letters->typed, 0);
  letters->at = now;
  g_string_append_unichar (letters->typed, gdk_keyval_to_unicode (key));
  from = get_marked (drop_down, list);
  if (from == GTK_INVALID_LIST_POSITION)
    from = 0;
  place = find_begun (drop_down, letters->typed->str, from);
  if (is_repeated (letters->typed->str) && (place == from || place == GTK_INVALID_LIST_POSITION))
    {
      g_string_truncate (letters->typed, g_utf8_next_char (letters->typed->str) - letters->typed->str);
      place = find_begun (drop_down, letters->typed->str, from + 1);
    }
  if (place != GTK_INVALID_LIST_POSITION)
    mark (drop_down, list, place);
  else
    gtk_widget_error_bell (GTK_WIDGET (drop_down));
  return TRUE;
}

static void
listen (GtkDropDown *drop_down,
        GtkWidget   *widget)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (letter_cb), drop_down, 0);
  gtk_widget_add_controller (widget, controller);
}

static gboolean
shown_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *popover;
  Letters *letters;

  if (!GTK_IS_DROP_DOWN (widget) || g_object_get_data (G_OBJECT (widget), LETTERS) != NULL)
    return G_SOURCE_CONTINUE;
  letters = g_new0 (Letters, 1);
  letters->typed = g_string_new (NULL);
  g_object_set_data_full (G_OBJECT (widget), LETTERS, letters, free_letters);
  listen (GTK_DROP_DOWN (widget), widget);
  popover = find_child (widget, GTK_TYPE_POPOVER);
  if (popover != NULL)
    listen (GTK_DROP_DOWN (widget), popover);
  return G_SOURCE_CONTINUE;
}

/**
 * rapport_drop_down_search_keep:
 *
 * Lets what is typed on a drop-down of few choices, which has no search, open it at the next one that begins so or
 * is typed like that for short, dh for 电话; Return takes it. Called once.
 */
void
rapport_drop_down_search_keep (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (klass)), 0, shown_cb, NULL, NULL);
}
