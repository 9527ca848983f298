/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-section.h"
#include "rapport-form-editors.h"

/* Editors made at once in a form that comes as it goes, and each time the program rests: an editor
 * takes two milliseconds. */
#define FIRST_EDITORS 4
#define MORE_EDITORS 3

/* Sections that are open in a form whose sections can be closed */
#define OPEN_SECTIONS 2

/**
 * RapportFormEditors:
 * The labelled editors of a form, in sections, with labels of one width.
 */
struct _RapportFormEditors
{
  GtkBox                   parent_instance;

  RapportContext          *context;
  const RapportEntityInfo *info;
  GPtrArray               *editors;
  GtkSizeGroup            *labels;
  gboolean                 gradual;
  gboolean                 folding;
  GPtrArray               *folds;
  GQueue                   later;
  guint                    later_idle;
};

G_DEFINE_FINAL_TYPE (RapportFormEditors, rapport_form_editors, GTK_TYPE_BOX)

enum { MADE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* A section that can be closed, and its fields */
typedef struct
{
  GtkWidget   *widget;
  const guint *fields;
  guint        n_fields;
} Fold;

/* A field whose editor is not made yet. */
typedef struct
{
  GtkWidget *section;
  guint      field;
} Later;

static void
rapport_form_editors_dispose (GObject *object)
{
  RapportFormEditors *self = RAPPORT_FORM_EDITORS (object);

  g_clear_handle_id (&self->later_idle, g_source_remove);
  g_queue_clear_full (&self->later, g_free);
  g_ptr_array_set_size (self->editors, 0);
  g_ptr_array_set_size (self->folds, 0);
  g_clear_object (&self->labels);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_form_editors_parent_class)->dispose (object);
}

static void
rapport_form_editors_finalize (GObject *object)
{
  RapportFormEditors *self = RAPPORT_FORM_EDITORS (object);

  g_ptr_array_unref (self->editors);
  g_ptr_array_unref (self->folds);

  G_OBJECT_CLASS (rapport_form_editors_parent_class)->finalize (object);
}

static void
rapport_form_editors_class_init (RapportFormEditorsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_form_editors_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_form_editors_finalize;

  /** RapportFormEditors::made: there are new editors, from the given place (guint) of all on */
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rapport_form_editors_init (RapportFormEditors *self)
{
  self->editors = g_ptr_array_new ();
  self->folds = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

/** rapport_form_editors_new: Returns: (transfer floating): no editors yet */
RapportFormEditors *
rapport_form_editors_new (void)
{
  return g_object_new (RAPPORT_TYPE_FORM_EDITORS, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, NULL);
}

/** rapport_form_editors_set_context: says for which fields there are editors; needed before a section */
void
rapport_form_editors_set_context (RapportFormEditors      *self,
                                  RapportContext          *context,
                                  const RapportEntityInfo *info)
{
  g_return_if_fail (RAPPORT_IS_FORM_EDITORS (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  self->info = info;
}

static void
make_editor (RapportFormEditors *self,
             const Later        *later)
{
  RapportFieldEditor *editor = rapport_field_editor_new (self->context, self->info, later->field);

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (later->section)) == GTK_ORIENTATION_HORIZONTAL)
    rapport_field_editor_hide_label (editor);
  else
    gtk_size_group_add_widget (self->labels, rapport_field_editor_get_label (editor));
  g_ptr_array_add (self->editors, editor);
  gtk_box_append (GTK_BOX (later->section), GTK_WIDGET (editor));
}

static gboolean make_more_cb (gpointer data);

static void
make_editors (RapportFormEditors *self,
              guint               n)
{
  const guint first = self->editors->len;

  for (; n > 0 && !g_queue_is_empty (&self->later); n--)
    {
      g_autofree Later *later = g_queue_pop_head (&self->later);

      make_editor (self, later);
    }
  if (g_queue_is_empty (&self->later))
    g_clear_handle_id (&self->later_idle, g_source_remove);
  else if (self->later_idle == 0)
    self->later_idle = g_idle_add_full (G_PRIORITY_LOW, make_more_cb, self, NULL);
  if (self->editors->len > first)
    g_signal_emit (self, signals[MADE], 0, first);
}

static gboolean
make_more_cb (gpointer data)
{
  RapportFormEditors *self = data;

  self->later_idle = 0;
  make_editors (self, MORE_EDITORS);
  return G_SOURCE_REMOVE;
}

/**
 * rapport_form_editors_set_gradual:
 *
 * Lets a long form be drawn before all of its editors are made; the others follow at once. To be
 * said before there are sections.
 */
void
rapport_form_editors_set_gradual (RapportFormEditors *self)
{
  g_return_if_fail (RAPPORT_IS_FORM_EDITORS (self));

  self->gradual = TRUE;
}

/** rapport_form_editors_set_folding: lets sections be opened and closed; to be said before there are any */
void
rapport_form_editors_set_folding (RapportFormEditors *self)
{
  g_return_if_fail (RAPPORT_IS_FORM_EDITORS (self));

  self->folding = TRUE;
}

/** rapport_form_editors_count: says beside the title of each section how many of its fields @entity has */
void
rapport_form_editors_count (RapportFormEditors *self,
                            RapportEntity      *entity)
{
  g_return_if_fail (RAPPORT_IS_FORM_EDITORS (self));
  g_return_if_fail (RAPPORT_IS_ENTITY (entity));

  for (guint i = 0; i < self->folds->len; i++)
    {
      const Fold *fold = g_ptr_array_index (self->folds, i);
      g_autofree char *words = NULL;
      guint n = 0;

      for (guint k = 0; k < fold->n_fields; k++)
        n += self->info->fields[fold->fields[k]].kind == RAPPORT_FIELD_FLAG
               ? rapport_entity_get_flag (entity, fold->fields[k]) : rapport_entity_is_set (entity, fold->fields[k]);
      /* translators: how many fields of a group of a form hold something */
      words = g_strdup_printf (ngettext ("%u filled in", "%u filled in", n), n);
      rapport_section_set_note (RAPPORT_SECTION (fold->widget), n > 0 ? words : "");
    }
}

static GtkWidget *
make_heading (const char *title)
{
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

static GtkWidget *
make_fold (RapportFormEditors *self,
           const char         *title,
           GtkWidget          *section,
           const guint        *fields,
           guint               n_fields)
{
  Fold *fold = g_new (Fold, 1);

  *fold = (Fold) { rapport_section_new (title, section), fields, n_fields };
  rapport_section_set_open (RAPPORT_SECTION (fold->widget), self->folds->len < OPEN_SECTIONS);
  g_ptr_array_add (self->folds, fold);
  return fold->widget;
}

static void
queue_editors (RapportFormEditors *self,
               GtkWidget          *section,
               const guint        *fields,
               guint               n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (rapport_field_editor_can_edit (&self->info->fields[fields[i]]))
      {
        Later *later = g_new (Later, 1);

        *later = (Later) { section, fields[i] };
        g_queue_push_tail (&self->later, later);
      }
}

/**
 * rapport_form_editors_add_section:
 * @title: (nullable): a heading
 * @fields: indices of fields, which must stay where they are; those that nobody edits are left out
 */
void
rapport_form_editors_add_section (RapportFormEditors *self,
                                  const char         *title,
                                  const guint        *fields,
                                  guint               n_fields)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *outer = section;

  g_return_if_fail (RAPPORT_IS_FORM_EDITORS (self));
  g_return_if_fail (self->info != NULL);

  if (title != NULL && self->folding)
    outer = make_fold (self, title, section, fields, n_fields);
  else if (title != NULL)
    gtk_box_append (GTK_BOX (section), make_heading (title));
  queue_editors (self, section, fields, n_fields);
  gtk_box_append (GTK_BOX (self), outer);
  if (!self->gradual)
    rapport_form_editors_make_all (self);
  else if (self->editors->len < FIRST_EDITORS)
    make_editors (self, FIRST_EDITORS - self->editors->len);
}

/** rapport_form_editors_add_row: a section whose fields stand beside each other, under titles that others give them */
void
rapport_form_editors_add_row (RapportFormEditors *self,
                              const guint        *fields,
                              guint               n_fields)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_return_if_fail (RAPPORT_IS_FORM_EDITORS (self));
  g_return_if_fail (self->info != NULL);

  queue_editors (self, row, fields, n_fields);
  gtk_box_append (GTK_BOX (self), row);
  rapport_form_editors_make_all (self);
}

/** rapport_form_editors_make_all: makes those that are not made yet now */
void
rapport_form_editors_make_all (RapportFormEditors *self)
{
  g_return_if_fail (RAPPORT_IS_FORM_EDITORS (self));

  make_editors (self, G_MAXUINT);
}

/** rapport_form_editors_get_all: Returns: (transfer none) (element-type RapportFieldEditor): those made so far */
GPtrArray *
rapport_form_editors_get_all (RapportFormEditors *self)
{
  g_return_val_if_fail (RAPPORT_IS_FORM_EDITORS (self), NULL);

  return self->editors;
}

/** rapport_form_editors_find: Returns: (transfer none) (nullable): the editor of @field, when it is made */
RapportFieldEditor *
rapport_form_editors_find (RapportFormEditors *self,
                           const char         *field)
{
  g_return_val_if_fail (RAPPORT_IS_FORM_EDITORS (self), NULL);

  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (g_str_equal (self->info->fields[rapport_field_editor_get_index (editor)].name, field))
        return editor;
    }
  return NULL;
}
