/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cell-editor.h"
#include "rapport-choice-entry.h"
#include "rapport-date-entry.h"
#include "rapport-lists.h"
#include "rapport-moment-text.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

/* more words are not looked through */
#define MOST_WORDS 40

/* of long texts so much is seen at once */
#define LONG_TEXT_HEIGHT 84

/**
 * RapportCellEditor:
 * What a cell of a list is typed into, over the cell: one line, several, a date, or one of some choices, which are
 * completed. What is wrong with it stands below, and what was typed stays.
 */
struct _RapportCellEditor
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  /* a GtkEntry, GtkTextView, RapportDateEntry or RapportChoiceEntry, and what takes the keys in it */
  GtkWidget          *control;
  GtkWidget          *input;
  GtkWidget          *problem;
  RapportContext     *context;
  const RapportField *field;
  /* of the things that a reference can name, or words */
  GArray             *names;
  char               *saved;
};

G_DEFINE_FINAL_TYPE (RapportCellEditor, rapport_cell_editor, GTK_TYPE_WIDGET)

enum { COMMITTED, GIVEN_UP, LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
commit (RapportCellEditor *self,
        RapportCellStep    step)
{
  g_signal_emit (self, signals[COMMITTED], 0, step);
}

static void
activated_cb (RapportCellEditor *self)
{
  commit (self, RAPPORT_CELL_BELOW);
}

/* Behind the input, so that an input method has its keys first. */
static gboolean
key_cb (RapportCellEditor *self,
        guint              key,
        guint              code,
        GdkModifierType    state)
{
  const GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (key == GDK_KEY_Escape && held == 0)
    g_signal_emit (self, signals[GIVEN_UP], 0);
  else if ((key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab) && held == 0)
    commit (self, RAPPORT_CELL_NEXT);
  else if ((key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab) && held == GDK_SHIFT_MASK)
    commit (self, RAPPORT_CELL_PREVIOUS);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Enter goes on also from a text of several lines; with Shift or Alt it begins a line. */
static gboolean
text_key_cb (RapportCellEditor     *self,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->input), event))
    commit (self, RAPPORT_CELL_BELOW);
  return GDK_EVENT_STOP;
}

static void
left_cb (RapportCellEditor *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static GtkWidget *
make_text_view (RapportCellEditor *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), LONG_TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (text_key_cb), self);
  gtk_widget_add_controller (view, keys);
  self->control = self->input = view;
  return window;
}

static void
take_entry (RapportCellEditor *self,
            GtkWidget         *control,
            GtkWidget         *entry)
{
  self->control = control;
  self->input = entry;
  g_signal_connect_object (entry, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_choice_entry (RapportCellEditor   *self,
                   const RapportChoice *choices)
{
  GtkWidget *entry = rapport_choice_entry_new (choices);

  rapport_choice_entry_set_completes (RAPPORT_CHOICE_ENTRY (entry), TRUE);
  take_entry (self, entry, rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (entry)));
  return entry;
}

static void
clear_name (gpointer data)
{
  g_free ((char *) ((RapportChoice *) data)->value);
}

static GtkWidget *
make_reference_entry (RapportCellEditor *self)
{
  GListModel *all = rapport_context_get_all (self->context, rapport_entity_type_for (self->field->target));

  self->names = g_array_new (TRUE, TRUE, sizeof (RapportChoice));
  g_array_set_clear_func (self->names, clear_name);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(RapportEntity) thing = g_list_model_get_item (all, i);
      RapportChoice choice = { .value = NULL };

      if (rapport_entity_is_retired (thing))
        continue;
      choice.value = choice.label = rapport_entity_dup_title (thing);
      if (choice.value != NULL)
        g_array_append_val (self->names, choice);
    }
  return make_choice_entry (self, (const RapportChoice *) self->names->data);
}

static void
add_word (RapportCellEditor *self,
          const char        *value,
          const char        *label)
{
  const RapportChoice choice = { g_strdup (value), label != NULL ? label : value };

  g_array_append_val (self->names, choice);
  if (label == NULL)
    g_array_index (self->names, RapportChoice, self->names->len - 1).label = choice.value;
}

/* Returns: (transfer full): the words of other things that the list offers to filter by, none where it does not */
static char **
dup_used (RapportCellEditor       *self,
          const RapportEntityInfo *info)
{
  const RapportListSpec *list = rapport_lists_find_thing (info->name);
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));

  for (const RapportListOffer *offer = list != NULL ? list->offers : NULL; offer != NULL && offer->column != NULL; offer++)
    if (offer->values != NULL && g_str_equal (offer->column, self->field->name))
      return rapport_list_offer_values (offer, connection, MOST_WORDS);
  return g_new0 (char *, 1);
}

/* Some words are suggested, and those in use are as good. */
static GtkWidget *
make_words_entry (RapportCellEditor       *self,
                  const RapportEntityInfo *info)
{
  g_auto(GStrv) used = dup_used (self, info);

  self->names = g_array_new (TRUE, TRUE, sizeof (RapportChoice));
  g_array_set_clear_func (self->names, clear_name);
  for (const RapportChoice *choice = self->field->choices; choice->value != NULL; choice++)
    add_word (self, choice->value, choice->label);
  for (guint i = 0; used[i] != NULL; i++)
    {
      gboolean is_suggested = FALSE;

      for (const RapportChoice *choice = self->field->choices; choice->value != NULL; choice++)
        is_suggested = is_suggested || g_str_equal (choice->label, used[i]) ||
                       g_str_equal (g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label), used[i]);
      if (!is_suggested)
        add_word (self, used[i], NULL);
    }
  return make_choice_entry (self, (const RapportChoice *) self->names->data);
}

static GtkWidget *
make_control (RapportCellEditor       *self,
              const RapportEntityInfo *info)
{
  GtkWidget *entry;

  switch (self->field->kind)
    {
    case RAPPORT_FIELD_LONG_TEXT:
      return make_text_view (self);
    case RAPPORT_FIELD_REFERENCE:
      return make_reference_entry (self);
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
    case RAPPORT_FIELD_INSTANT:
      entry = rapport_date_entry_new (self->context);
      if (self->field->flags & RAPPORT_FIELD_PAST)
        rapport_date_entry_set_lean (RAPPORT_DATE_ENTRY (entry), RAPPORT_LEAN_PAST);
      take_entry (self, entry, rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (entry)));
      return entry;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_FLAG:
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    default:
      if (self->field->choices != NULL && self->field->kind == RAPPORT_FIELD_TEXT)
        return make_words_entry (self, info);
      if (self->field->choices != NULL)
        return make_choice_entry (self, self->field->choices);
      entry = gtk_entry_new ();
      take_entry (self, entry, entry);
      return entry;
    }
}

static gboolean
rapport_cell_editor_grab_focus (GtkWidget *widget)
{
  RapportCellEditor *self = RAPPORT_CELL_EDITOR (widget);

  if (GTK_IS_ENTRY (self->input))
    {
      if (!gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->input)))
        return FALSE;
      gtk_editable_set_position (GTK_EDITABLE (self->input), -1);
      return TRUE;
    }
  return gtk_widget_grab_focus (self->input);
}

static void
rapport_cell_editor_dispose (GObject *object)
{
  RapportCellEditor *self = RAPPORT_CELL_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_cell_editor_parent_class)->dispose (object);
}

static void
rapport_cell_editor_finalize (GObject *object)
{
  g_free (RAPPORT_CELL_EDITOR (object)->saved);

  G_OBJECT_CLASS (rapport_cell_editor_parent_class)->finalize (object);
}

static void
rapport_cell_editor_class_init (RapportCellEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_cell_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_cell_editor_finalize;
  widget_class->grab_focus = rapport_cell_editor_grab_focus;

  /** RapportCellEditor::committed: the person is done and goes on (a #RapportCellStep) */
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /** RapportCellEditor::given-up: the cell is to stay as it was */
  signals[GIVEN_UP] = g_signal_new ("given-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportCellEditor::left: the keyboard went elsewhere */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cell-editor");
}

static void
rapport_cell_editor_init (RapportCellEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->problem), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 40);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
}

static void
load (RapportCellEditor *self,
      RapportEntity     *entity,
      guint              field)
{
  const RapportValuePlace place = {
    .zone = rapport_context_get_zone (self->context), .currency = rapport_context_get_currency (self->context),
  };
  g_autofree char *text = NULL;

  if (RAPPORT_IS_DATE_ENTRY (self->control))
    {
      const RapportMoment moment = rapport_value_get_moment (entity, field, place.zone);

      rapport_date_entry_set_moment (RAPPORT_DATE_ENTRY (self->control), &moment);
      return;
    }
  if (self->field->kind == RAPPORT_FIELD_REFERENCE && rapport_entity_is_set (entity, field))
    {
      g_autoptr(RapportEntity) named =
        rapport_book_get (rapport_context_get_book (self->context), rapport_entity_type_for (self->field->target),
                          rapport_entity_get_integer (entity, field), NULL);

      text = named != NULL ? rapport_entity_dup_title (named) : NULL;
    }
  else if (self->field->kind != RAPPORT_FIELD_REFERENCE)
    text = rapport_value_show (entity, field, &place);
  if (text == NULL && rapport_value_has_words (rapport_entity_get_info (entity), field))
    text = g_strdup (rapport_entity_get_text (entity, field + 1));
  rapport_cell_editor_set_text (self, text != NULL ? text : "");
}

/**
 * rapport_cell_editor_new:
 * @entity: what the cell's row shows
 * @field: which of its fields is typed into
 * @name: what the cell is called, for screen readers
 *
 * Returns: (transfer floating): an editor that shows what the field holds
 */
GtkWidget *
rapport_cell_editor_new (RapportContext *context,
                         RapportEntity  *entity,
                         guint           field,
                         const char     *name)
{
  RapportCellEditor *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_ENTITY (entity), NULL);

  self = g_object_new (RAPPORT_TYPE_CELL_EDITOR, NULL);
  self->context = g_object_ref (context);
  self->field = &rapport_entity_get_info (entity)->fields[field];
  gtk_box_append (GTK_BOX (self->box), make_control (self, rapport_entity_get_info (entity)));
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  load (self, entity, field);
  self->saved = rapport_cell_editor_dup_typed (self);
  return GTK_WIDGET (self);
}

/** rapport_cell_editor_get_input: Returns: (transfer none): what takes the keys */
GtkWidget *
rapport_cell_editor_get_input (RapportCellEditor *self)
{
  g_return_val_if_fail (RAPPORT_IS_CELL_EDITOR (self), NULL);

  return GTK_IS_EDITABLE (self->input) ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->input)))
                                       : self->input;
}

/** rapport_cell_editor_set_text: puts @text in, as if typed */
void
rapport_cell_editor_set_text (RapportCellEditor *self,
                              const char        *text)
{
  g_return_if_fail (RAPPORT_IS_CELL_EDITOR (self) && text != NULL);

  if (GTK_IS_TEXT_VIEW (self->input))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->input), text);
}

/** rapport_cell_editor_dup_typed: Returns: (transfer full): what stands in it */
char *
rapport_cell_editor_dup_typed (RapportCellEditor *self)
{
  GtkTextBuffer *buffer;
  char *text = NULL;

  g_return_val_if_fail (RAPPORT_IS_CELL_EDITOR (self), NULL);

  if (!GTK_IS_TEXT_VIEW (self->input))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  g_object_get (buffer, "text", &text, NULL);
  return text;
}

/** rapport_cell_editor_is_changed: Returns: whether something else stands in it than at first */
gboolean
rapport_cell_editor_is_changed (RapportCellEditor *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (RAPPORT_IS_CELL_EDITOR (self), FALSE);

  typed = rapport_cell_editor_dup_typed (self);
  return !g_str_equal (typed, self->saved);
}

/** rapport_cell_editor_dup_text: Returns: (transfer full) (nullable): what is meant by it, as text; NULL with @error */
char *
rapport_cell_editor_dup_text (RapportCellEditor  *self,
                              GError            **error)
{
  RapportMoment moment;
  const char *value;

  g_return_val_if_fail (RAPPORT_IS_CELL_EDITOR (self), NULL);

  if (RAPPORT_IS_DATE_ENTRY (self->control))
    {
      if (!rapport_date_entry_get_moment (RAPPORT_DATE_ENTRY (self->control), &moment, error))
        return NULL;
      return rapport_moment_is_set (&moment)
               ? rapport_moment_format_iso (&moment, rapport_context_get_zone (self->context)) : g_strdup ("");
    }
  if (!RAPPORT_IS_CHOICE_ENTRY (self->control))
    return rapport_cell_editor_dup_typed (self);
  value = rapport_choice_entry_get_value (RAPPORT_CHOICE_ENTRY (self->control));
  if (value == NULL)
    return rapport_cell_editor_dup_typed (self);
  if (self->field->kind == RAPPORT_FIELD_TEXT)
    return g_strdup (rapport_choice_label (self->field->choices, value));
  return g_strdup (value);
}

/** rapport_cell_editor_show_problem: says what is wrong with it; NULL for nothing */
void
rapport_cell_editor_show_problem (RapportCellEditor *self,
                                  const char        *sentence)
{
  g_return_if_fail (RAPPORT_IS_CELL_EDITOR (self));

  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (self->input, "error");
  else
    gtk_widget_remove_css_class (self->input, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
