/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-field-control.h"

typedef struct
{
  RapportContext          *context;
  const RapportEntityInfo *info;
  guint                    index;
  GtkWidget               *widget;
  char                    *none;
} RapportFieldControlPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportFieldControl, rapport_field_control, G_TYPE_OBJECT)

enum { CHANGED, LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

static RapportFieldControlPrivate *
get_private (RapportFieldControl *self)
{
  return rapport_field_control_get_instance_private (self);
}

static void
rapport_field_control_dispose (GObject *object)
{
  RapportFieldControlPrivate *priv = get_private (RAPPORT_FIELD_CONTROL (object));

  g_clear_weak_pointer (&priv->widget);
  g_clear_object (&priv->context);
  g_clear_pointer (&priv->none, g_free);

  G_OBJECT_CLASS (rapport_field_control_parent_class)->dispose (object);
}

static void
rapport_field_control_class_init (RapportFieldControlClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_field_control_dispose;

  /** RapportFieldControl::changed: another content is in it */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportFieldControl::left: the person is done with it: pressed Enter, picked */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_field_control_init (RapportFieldControl *self)
{
}

/** rapport_field_control_new: Returns: (transfer full): of the class @type, for the field @index of @info */
RapportFieldControl *
rapport_field_control_new (GType                    type,
                           RapportContext          *context,
                           const RapportEntityInfo *info,
                           guint                    index)
{
  RapportFieldControl *self;

  g_return_val_if_fail (g_type_is_a (type, RAPPORT_TYPE_FIELD_CONTROL), NULL);
  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && index < info->n_fields, NULL);

  self = g_object_new (type, NULL);
  get_private (self)->context = g_object_ref (context);
  get_private (self)->info = info;
  get_private (self)->index = index;
  return self;
}

/** rapport_field_control_make: Returns: (transfer floating): the widget for the form; once */
GtkWidget *
rapport_field_control_make (RapportFieldControl *self)
{
  GtkWidget *made;

  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);
  g_return_val_if_fail (get_private (self)->widget == NULL, NULL);

  made = RAPPORT_FIELD_CONTROL_GET_CLASS (self)->make (self);
  if (get_private (self)->widget == NULL)
    rapport_field_control_set_widget (self, made);
  return made;
}

/** rapport_field_control_get_widget: Returns: (transfer none): what is edited with */
GtkWidget *
rapport_field_control_get_widget (RapportFieldControl *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);

  return get_private (self)->widget;
}

/** rapport_field_control_set_widget: for subclasses: tells what is edited with, in what @make returns */
void
rapport_field_control_set_widget (RapportFieldControl *self,
                                  GtkWidget           *widget)
{
  g_return_if_fail (RAPPORT_IS_FIELD_CONTROL (self));

  g_set_weak_pointer (&get_private (self)->widget, widget);
}

/** rapport_field_control_load: shows the field of @entity */
void
rapport_field_control_load (RapportFieldControl *self,
                            RapportEntity       *entity)
{
  g_return_if_fail (RAPPORT_IS_FIELD_CONTROL (self));
  g_return_if_fail (RAPPORT_IS_ENTITY (entity));

  RAPPORT_FIELD_CONTROL_GET_CLASS (self)->load (self, entity);
}

/** rapport_field_control_apply: Returns: whether what was typed could be put into @entity; else @error says why */
gboolean
rapport_field_control_apply (RapportFieldControl  *self,
                             RapportEntity        *entity,
                             GError              **error)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), FALSE);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), FALSE);

  return RAPPORT_FIELD_CONTROL_GET_CLASS (self)->apply (self, entity, error);
}

/** rapport_field_control_dup_typed: Returns: (transfer full): the content as text, to compare it and for drafts */
char *
rapport_field_control_dup_typed (RapportFieldControl *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);

  return RAPPORT_FIELD_CONTROL_GET_CLASS (self)->dup_typed (self);
}

/** rapport_field_control_set_typed: puts back what rapport_field_control_dup_typed() gave */
void
rapport_field_control_set_typed (RapportFieldControl *self,
                                 const char          *typed)
{
  g_return_if_fail (RAPPORT_IS_FIELD_CONTROL (self));
  g_return_if_fail (typed != NULL);

  RAPPORT_FIELD_CONTROL_GET_CLASS (self)->set_typed (self, typed);
}

/** rapport_field_control_get_context: Returns: (transfer none): of the window */
RapportContext *
rapport_field_control_get_context (RapportFieldControl *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);

  return get_private (self)->context;
}

/** rapport_field_control_get_info: Returns: (transfer none): the kind that the field belongs to */
const RapportEntityInfo *
rapport_field_control_get_info (RapportFieldControl *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);

  return get_private (self)->info;
}

/** rapport_field_control_get_field: Returns: (transfer none): what the field is declared as */
const RapportField *
rapport_field_control_get_field (RapportFieldControl *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);

  return &get_private (self)->info->fields[get_private (self)->index];
}

/** rapport_field_control_get_index: Returns: which field of its kind */
guint
rapport_field_control_get_index (RapportFieldControl *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), 0);

  return get_private (self)->index;
}

/** rapport_field_control_get_place: Returns: where values are shown and typed */
RapportValuePlace
rapport_field_control_get_place (RapportFieldControl *self)
{
  RapportValuePlace place = { 0 };

  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), place);

  place.zone = rapport_context_get_zone (get_private (self)->context);
  place.currency = rapport_context_get_currency (get_private (self)->context);
  return place;
}

/** rapport_field_control_get_words: Returns: (nullable): the words as typed that @entity keeps beside the field */
const char *
rapport_field_control_get_words (RapportFieldControl *self,
                                 RapportEntity       *entity)
{
  RapportFieldControlPrivate *priv;

  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);

  priv = get_private (self);
  return rapport_value_has_words (priv->info, priv->index) ? rapport_entity_get_text (entity, priv->index + 1) : NULL;
}

/** rapport_field_control_set_none: gives the words for nobody and nothing where these mean something; before it loads */
void
rapport_field_control_set_none (RapportFieldControl *self,
                                const char          *words)
{
  RapportFieldControlPrivate *priv;

  g_return_if_fail (RAPPORT_IS_FIELD_CONTROL (self));

  priv = get_private (self);
  g_free (priv->none);
  priv->none = g_strdup (words);
}

/** rapport_field_control_get_none: for subclasses: Returns: (transfer none): the words for nobody and nothing */
const char *
rapport_field_control_get_none (RapportFieldControl *self)
{
  g_return_val_if_fail (RAPPORT_IS_FIELD_CONTROL (self), NULL);

  return get_private (self)->none != NULL ? get_private (self)->none : _("None");
}

/** rapport_field_control_changed: for subclasses: another content is in it */
void
rapport_field_control_changed (RapportFieldControl *self)
{
  g_return_if_fail (RAPPORT_IS_FIELD_CONTROL (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/** rapport_field_control_left: for subclasses: the person is done with it */
void
rapport_field_control_left (RapportFieldControl *self)
{
  g_return_if_fail (RAPPORT_IS_FIELD_CONTROL (self));

  g_signal_emit (self, signals[LEFT], 0);
}

/** rapport_field_control_picked: for subclasses: another content is in it, and that is all there is to do */
void
rapport_field_control_picked (RapportFieldControl *self)
{
  g_return_if_fail (RAPPORT_IS_FIELD_CONTROL (self));

  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[LEFT], 0);
}
