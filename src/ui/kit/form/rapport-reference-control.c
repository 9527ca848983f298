/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-field-controls.h"
#include "rapport-reference-drop-down.h"
#include "rapport-references.h"
#include "rapport-things.h"

/* What belongs to the same owner as the thing itself is offered alone: contacts of its customer. */
struct _RapportReferenceControl
{
  RapportFieldControl parent_instance;

  int                 mine;
  const char         *owner;
};

G_DEFINE_FINAL_TYPE (RapportReferenceControl, rapport_reference_control, RAPPORT_TYPE_FIELD_CONTROL)

static RapportReference *
get_reference (RapportFieldControl *control)
{
  return RAPPORT_REFERENCE (rapport_field_control_get_widget (control));
}

static void
find_owner (RapportReferenceControl *self)
{
  const RapportEntityInfo *info = rapport_field_control_get_info (RAPPORT_FIELD_CONTROL (self));
  const RapportField *field = rapport_field_control_get_field (RAPPORT_FIELD_CONTROL (self));
  const RapportEntityInfo *target = rapport_entity_info_for (field->target);

  for (guint i = 0; i < target->n_fields && self->owner == NULL; i++)
    if ((target->fields[i].flags & RAPPORT_FIELD_OWNER) != 0)
      {
        self->mine = rapport_entity_info_find_owner (info, target->fields[i].target);
        self->owner = self->mine >= 0 ? target->fields[i].name : NULL;
      }
}

static GtkWidget *
rapport_reference_control_make (RapportFieldControl *control)
{
  RapportReferenceControl *self = RAPPORT_REFERENCE_CONTROL (control);
  RapportContext *context = rapport_field_control_get_context (control);
  const char *target = rapport_field_control_get_field (control)->target;
  GtkWidget *widget;

  find_owner (self);
  widget = self->owner != NULL ? rapport_reference_drop_down_new (context, rapport_entity_type_for (target))
                               : rapport_references_new (context, target);
  g_signal_connect_object (widget, "changed", G_CALLBACK (rapport_field_control_picked), control, G_CONNECT_SWAPPED);
  return widget;
}

static void
rapport_reference_control_load (RapportFieldControl *control,
                                RapportEntity       *entity)
{
  RapportReferenceControl *self = RAPPORT_REFERENCE_CONTROL (control);
  const char *words = rapport_field_control_get_words (control, entity);

  if (self->owner != NULL)
    rapport_reference_drop_down_show_children (RAPPORT_REFERENCE_DROP_DOWN (get_reference (control)), self->owner,
                                               rapport_entity_get_integer (entity, self->mine));
  /* who was named in words only is shown so */
  rapport_reference_set_none (get_reference (control), words != NULL ? words : rapport_field_control_get_none (control));
  rapport_reference_set_id (get_reference (control),
                            rapport_entity_get_integer (entity, rapport_field_control_get_index (control)));
}

static gboolean
rapport_reference_control_apply (RapportFieldControl  *control,
                                 RapportEntity        *entity,
                                 GError              **error)
{
  rapport_entity_set_integer (entity, rapport_field_control_get_index (control),
                              rapport_reference_get_id (get_reference (control)));
  return TRUE;
}

static char *
rapport_reference_control_dup_typed (RapportFieldControl *control)
{
  const gint64 id = rapport_reference_get_id (get_reference (control));

  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
}

static void
rapport_reference_control_set_typed (RapportFieldControl *control,
                                     const char          *typed)
{
  rapport_reference_set_id (get_reference (control), g_ascii_strtoll (typed, NULL, 10));
}

static void
rapport_reference_control_class_init (RapportReferenceControlClass *klass)
{
  RapportFieldControlClass *control_class = RAPPORT_FIELD_CONTROL_CLASS (klass);

  control_class->make = rapport_reference_control_make;
  control_class->load = rapport_reference_control_load;
  control_class->apply = rapport_reference_control_apply;
  control_class->dup_typed = rapport_reference_control_dup_typed;
  control_class->set_typed = rapport_reference_control_set_typed;
}

static void
rapport_reference_control_init (RapportReferenceControl *self)
{
}
