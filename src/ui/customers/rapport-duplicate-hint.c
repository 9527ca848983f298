/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-duplicate-hint.h"
#include "rapport-duplicates.h"
#include "rapport-long-text.h"

/**
 * RapportDuplicateHint:
 * Points out, under the field of a form, other customers with the name or telephone number that is
 * being typed, and opens them.
 */
struct _RapportDuplicateHint
{
  GtkWidget           parent_instance;

  RapportContext     *context;
  RapportFieldEditor *editor;
  GtkWidget          *box;
  char               *shown;
  GCancellable       *question;
  gint64              except;
  gboolean            phone;
};

G_DEFINE_FINAL_TYPE (RapportDuplicateHint, rapport_duplicate_hint, GTK_TYPE_WIDGET)

static char *
describe (const RapportDuplicate *duplicate)
{
  g_autofree char *who = duplicate->number != NULL
                           ? g_strdup_printf ("%s %s", duplicate->number, duplicate->name)
                           : g_strdup (duplicate->name);

  switch (duplicate->reason)
    {
    case RAPPORT_DUPLICATE_FORMER_NAME:
      /* translators: number and name of another customer */
      return g_strdup_printf (_("%s was called so before."), who);
    case RAPPORT_DUPLICATE_PHONE:
      if (duplicate->contact != NULL && *duplicate->contact != '\0')
        /* translators: number and name of another customer, then the name of a contact there */
        return g_strdup_printf (_("%s has this telephone number, too (%s)."), who, duplicate->contact);
      /* translators: number and name of another customer */
      return g_strdup_printf (_("%s has this telephone number, too."), who);
    case RAPPORT_DUPLICATE_NAME:
    default:
      /* translators: number and name of another customer */
      return g_strdup_printf (_("%s has this name, too."), who);
    }
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportContext *context = RAPPORT_DUPLICATE_HINT (widget)->context;

  if (rapport_context_open_thing (context, "customer", g_variant_get_int64 (parameter)))
    gtk_window_present (rapport_context_get_window (context));
}

static GtkWidget *
make_line (const RapportDuplicate *duplicate)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = describe (duplicate);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Open"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  rapport_long_text_set (GTK_LABEL (label), words, RAPPORT_LONG_TEXT_NAME);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", duplicate->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duplicate.open");
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
show_found (RapportDuplicateHint *self,
            GPtrArray            *found)
{
  g_autoptr(GString) words = g_string_new (NULL);
  GtkWidget *line;

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *sentence = describe (g_ptr_array_index (found, i));

      g_string_append_printf (words, "%s\n", sentence);
    }
  /* lines that a screen reader reads stay */
  if (g_strcmp0 (words->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (words->str);
  while ((line = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), line);
  for (guint i = 0; i < found->len; i++)
    gtk_box_append (GTK_BOX (self->box), make_line (g_ptr_array_index (found, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
}

/* @typed: (nullable): a telephone number or a name */
typedef struct
{
  char     *typed;
  gint64    except;
  gboolean  phone;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->typed);
  g_free (question);
}

static gpointer
find_in_reader (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const Question *question = data;

  return question->phone ? rapport_duplicates_find_phone (connection, question->typed, question->except, error)
                         : rapport_duplicates_find_name (connection, question->typed, question->except, error);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (found != NULL)
    show_found (data, found);
}

/* What was found before stays until the answer is there. */
static void
update (RapportDuplicateHint *self)
{
  Question *question = g_new0 (Question, 1);

  question->typed = rapport_field_editor_dup_typed (self->editor);
  question->except = self->except;
  question->phone = self->phone;
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, find_in_reader, question,
                           free_question, (GDestroyNotify) g_ptr_array_unref, found_cb, self);
}

static void
rapport_duplicate_hint_dispose (GObject *object)
{
  RapportDuplicateHint *self = RAPPORT_DUPLICATE_HINT (object);

  rapport_book_forget (&self->question);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_duplicate_hint_parent_class)->dispose (object);
}

static void
rapport_duplicate_hint_class_init (RapportDuplicateHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_duplicate_hint_dispose;

  gtk_widget_class_install_action (widget_class, "duplicate.open", "x", open_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rapport_duplicate_hint_init (RapportDuplicateHint *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "hint-box");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rapport_duplicate_hint_attach:
 * @field: of the form, which has an editor for it
 * @phone: whether it is a telephone number; a name otherwise
 *
 * Returns: (transfer none): the hint, which stands under the field
 */
RapportDuplicateHint *
rapport_duplicate_hint_attach (RapportContext *context,
                               RapportForm    *form,
                               guint           field,
                               gboolean        phone)
{
  RapportDuplicateHint *self;
  RapportFieldEditor *editor;

  g_return_val_if_fail (RAPPORT_IS_FORM (form), NULL);

  editor = rapport_form_get_editor (form, field);
  g_return_val_if_fail (editor != NULL, NULL);
  self = g_object_new (RAPPORT_TYPE_DUPLICATE_HINT, NULL);
  self->context = g_object_ref (context);
  self->editor = editor;
  self->phone = phone;
  gtk_widget_insert_after (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (editor)), GTK_WIDGET (editor));
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* what is typed again for the person, from a draft */
  g_signal_connect_object (form, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

/** rapport_duplicate_hint_set_except: says who may have the same, and looks anew */
void
rapport_duplicate_hint_set_except (RapportDuplicateHint *self,
                                   gint64                customer)
{
  g_return_if_fail (RAPPORT_IS_DUPLICATE_HINT (self));

  self->except = customer;
  update (self);
}
