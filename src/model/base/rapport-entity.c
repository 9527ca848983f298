/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-entity.h"

/* @moment: (nullable): NULL while none was set: few are, and they take three times the room of all else */
typedef union
{
  char          *text;
  gint64         integer;
  RapportMoment *moment;
} Value;

typedef struct
{
  gint64   id;
  guint8   uid[RAPPORT_UID_LENGTH];
  gboolean is_quiet;
  Value   *values;
} RapportEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportEntity, rapport_entity, G_TYPE_OBJECT)

enum { PROP_0, PROP_ID, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* property ids of the fields start here, behind those of the base class */
#define FIRST_FIELD_PROP 100

static gboolean
holds_text (const RapportField *field)
{
  return field->kind == RAPPORT_FIELD_TEXT || field->kind == RAPPORT_FIELD_LONG_TEXT ||
         field->kind == RAPPORT_FIELD_CHOICE;
}

static const RapportMoment *
peek_moment (const Value *value)
{
  static const RapportMoment none = { 0 };

  return value->moment != NULL ? value->moment : &none;
}

static gboolean
is_allocated (const RapportField *field)
{
  return field->kind == RAPPORT_FIELD_MOMENT || holds_text (field);
}

static gint64
empty_integer (const RapportField *field)
{
  switch (field->kind)
    {
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_INSTANT:
      return RAPPORT_UNSET;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_FLAG:
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
    case RAPPORT_FIELD_REFERENCE:
    default:
      return 0;
    }
}

static Value *
get_value (RapportEntity       *self,
           guint                index,
           const RapportField **field)
{
  const RapportEntityInfo *info = RAPPORT_ENTITY_GET_CLASS (self)->info;
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_assert (index < info->n_fields);

  *field = &info->fields[index];
  return &priv->values[index];
}

static void
notify_field (RapportEntity *self,
              guint          field)
{
  const RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  if (!priv->is_quiet)
    g_object_notify_by_pspec (G_OBJECT (self), RAPPORT_ENTITY_GET_CLASS (self)->properties[field]);
}

static void
rapport_entity_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RapportEntity *self = RAPPORT_ENTITY (object);
  guint index = prop_id - FIRST_FIELD_PROP;

  if (prop_id == PROP_ID)
    g_value_set_int64 (value, rapport_entity_get_id (self));
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, rapport_entity_get_text (self, index));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, rapport_entity_get_flag (self, index));
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, rapport_entity_get_day (self, index));
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, rapport_entity_get_integer (self, index));
  else
    g_value_set_boxed (value, rapport_entity_get_moment (self, index));
}

static void
rapport_entity_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RapportEntity *self = RAPPORT_ENTITY (object);
  guint index = prop_id - FIRST_FIELD_PROP;

  if (prop_id == PROP_ID)
    rapport_entity_set_id (self, g_value_get_int64 (value));
  else if (G_VALUE_HOLDS_STRING (value))
    rapport_entity_set_text (self, index, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    rapport_entity_set_flag (self, index, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_INT (value))
    rapport_entity_set_day (self, index, g_value_get_int (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    rapport_entity_set_integer (self, index, g_value_get_int64 (value));
  else
    rapport_entity_set_moment (self, index, g_value_get_boxed (value));
}

/* the fields are those of the instance's class, which init does not know yet */
static void
rapport_entity_constructed (GObject *object)
{
  RapportEntity *self = RAPPORT_ENTITY (object);
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);
  const RapportEntityInfo *info = RAPPORT_ENTITY_GET_CLASS (self)->info;

  G_OBJECT_CLASS (rapport_entity_parent_class)->constructed (object);

  priv->values = g_memdup2 (RAPPORT_ENTITY_GET_CLASS (self)->empty, info->n_fields * sizeof (Value));
  for (guint i = 0; i < RAPPORT_ENTITY_GET_CLASS (self)->n_with_initial; i++)
    if (info->fields[i].initial != NULL)
      priv->values[i].text = g_strdup (info->fields[i].initial);
}

static void
rapport_entity_finalize (GObject *object)
{
  RapportEntity *self = RAPPORT_ENTITY (object);
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);
  const RapportEntityInfo *info = RAPPORT_ENTITY_GET_CLASS (self)->info;

  for (guint i = 0; i < info->n_fields; i++)
    if (priv->values[i].integer != 0 && is_allocated (&info->fields[i]))
      g_free (priv->values[i].text);
  g_free (priv->values);

  G_OBJECT_CLASS (rapport_entity_parent_class)->finalize (object);
}

static void
rapport_entity_class_init (RapportEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rapport_entity_get_property;
  object_class->set_property = rapport_entity_set_property;
  object_class->constructed = rapport_entity_constructed;
  object_class->finalize = rapport_entity_finalize;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rapport_entity_init (RapportEntity *self)
{
}

static GParamSpec *
make_pspec (const RapportField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GType type = rapport_field_get_value_type (field);

  if (type == G_TYPE_STRING)
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  if (type == G_TYPE_BOOLEAN)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (type == G_TYPE_INT)
    return g_param_spec_int (field->name, NULL, NULL, 0, 99991231, 0, flags);
  if (type == G_TYPE_INT64)
    return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64,
                               empty_integer (field), flags);
  return g_param_spec_boxed (field->name, NULL, NULL, type, flags);
}

/* what each field of one holds that nothing was set of, but for the initial texts */
static void
install_empty (RapportEntityClass *klass)
{
  Value *empty = g_new0 (Value, klass->info->n_fields);

  klass->n_with_initial = 0;
  for (guint i = 0; i < klass->info->n_fields; i++)
    {
      const RapportField *field = &klass->info->fields[i];

      if (!holds_text (field))
        empty[i].integer = empty_integer (field);
      else if (field->initial != NULL)
        klass->n_with_initial = i + 1;
    }
  klass->empty = empty;
}

/**
 * rapport_entity_class_install_fields:
 * @klass: the class of a kind of thing
 * @info: (transfer none): its fields, which live as long as the program
 *
 * Installs one property a field and makes @info the description by which the thing is stored,
 * shown in forms, exported and compared.
 */
void
rapport_entity_class_install_fields (RapportEntityClass      *klass,
                                     const RapportEntityInfo *info)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_return_if_fail (info != NULL);

  klass->info = info;
  install_empty (klass);
  /* GObject does not let classes inherit these two */
  object_class->get_property = rapport_entity_get_property;
  object_class->set_property = rapport_entity_set_property;
  klass->properties = g_new (GParamSpec *, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    {
      klass->properties[i] = make_pspec (&info->fields[i]);
      g_object_class_install_property (object_class, FIRST_FIELD_PROP + i, klass->properties[i]);
    }
}

/** rapport_entity_get_info: Returns: (transfer none): the description of the kind of @self */
const RapportEntityInfo *
rapport_entity_get_info (RapportEntity *self)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  return RAPPORT_ENTITY_GET_CLASS (self)->info;
}

/**
 * rapport_entity_set_quiet:
 * @is_quiet: whether nobody can know of @self yet
 *
 * Lets an object be filled without telling of each field, which takes longer than to set it.
 */
void
rapport_entity_set_quiet (RapportEntity *self,
                          gboolean       is_quiet)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_ENTITY (self));

  priv->is_quiet = is_quiet;
}

/** rapport_entity_get_id: Returns: the row id in this book, 0 while the thing is not stored */
gint64
rapport_entity_get_id (RapportEntity *self)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), 0);

  return priv->id;
}

void
rapport_entity_set_id (RapportEntity *self,
                       gint64         id)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_ENTITY (self));

  if (priv->id == id)
    return;
  priv->id = id;
  if (!priv->is_quiet)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * rapport_entity_get_uid:
 *
 * Returns: (transfer none): the RAPPORT_UID_LENGTH bytes of identity, all zero while the thing is
 *   not stored
 */
const guint8 *
rapport_entity_get_uid (RapportEntity *self)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  return priv->uid;
}

void
rapport_entity_set_uid (RapportEntity *self,
                        const guint8  *uid)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_ENTITY (self));
  g_return_if_fail (uid != NULL);

  memcpy (priv->uid, uid, RAPPORT_UID_LENGTH);
}

/** rapport_entity_get_text: Returns: (nullable): the text of @field; never an empty string */
const char *
rapport_entity_get_text (RapportEntity *self,
                         guint          field)
{
  const RapportField *description;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  value = get_value (self, field, &description);
  g_return_val_if_fail (holds_text (description), NULL);
  return value->text;
}

/** rapport_entity_get_integer: Returns: the number, money, instant, or id that @field holds */
gint64
rapport_entity_get_integer (RapportEntity *self,
                            guint          field)
{
  const RapportField *description;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), 0);

  value = get_value (self, field, &description);
  g_return_val_if_fail (rapport_field_get_value_type (description) == G_TYPE_INT64, 0);
  return value->integer;
}

/** rapport_entity_get_flag: Returns: the answer that @field holds */
gboolean
rapport_entity_get_flag (RapportEntity *self,
                         guint          field)
{
  const RapportField *description;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  value = get_value (self, field, &description);
  g_return_val_if_fail (description->kind == RAPPORT_FIELD_FLAG, FALSE);
  return value->integer != 0;
}

/** rapport_entity_get_day: Returns: the day that @field holds as yyyymmdd, 0 for none */
int
rapport_entity_get_day (RapportEntity *self,
                        guint          field)
{
  const RapportField *description;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), 0);

  value = get_value (self, field, &description);
  g_return_val_if_fail (description->kind == RAPPORT_FIELD_DAY, 0);
  return value->integer;
}

/** rapport_entity_get_moment: Returns: (transfer none): the moment that @field holds, maybe unset */
const RapportMoment *
rapport_entity_get_moment (RapportEntity *self,
                           guint          field)
{
  const RapportField *description;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  value = get_value (self, field, &description);
  g_return_val_if_fail (description->kind == RAPPORT_FIELD_MOMENT, NULL);
  return peek_moment (value);
}

/**
 * rapport_entity_take_text:
 * @text: (transfer full) (nullable): the new text; an empty one means none
 *
 * Returns: whether the value changed
 */
gboolean
rapport_entity_take_text (RapportEntity *self,
                          guint          field,
                          char          *text)
{
  const RapportField *description;
  g_autofree char *taken = text;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  value = get_value (self, field, &description);
  g_return_val_if_fail (holds_text (description), FALSE);
  if (taken != NULL && *taken == '\0')
    g_clear_pointer (&taken, g_free);
  if (g_strcmp0 (value->text, taken) == 0)
    return FALSE;
  g_free (value->text);
  value->text = g_steal_pointer (&taken);
  notify_field (self, field);
  return TRUE;
}

/** rapport_entity_set_text: like rapport_entity_take_text() with a copy of @text */
gboolean
rapport_entity_set_text (RapportEntity *self,
                         guint          field,
                         const char    *text)
{
  return rapport_entity_take_text (self, field, g_strdup (text));
}

static gboolean
set_number (RapportEntity *self,
            guint          field,
            GType          type,
            gint64         number)
{
  const RapportField *description;
  Value *value = get_value (self, field, &description);

  g_return_val_if_fail (rapport_field_get_value_type (description) == type, FALSE);

  if (value->integer == number)
    return FALSE;
  value->integer = number;
  notify_field (self, field);
  return TRUE;
}

/** rapport_entity_set_integer: Returns: whether the value changed */
gboolean
rapport_entity_set_integer (RapportEntity *self,
                            guint          field,
                            gint64         integer)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  return set_number (self, field, G_TYPE_INT64, integer);
}

/** rapport_entity_set_flag: Returns: whether the value changed */
gboolean
rapport_entity_set_flag (RapportEntity *self,
                         guint          field,
                         gboolean       flag)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  return set_number (self, field, G_TYPE_BOOLEAN, flag != FALSE);
}

/** rapport_entity_set_day: Returns: whether the value changed */
gboolean
rapport_entity_set_day (RapportEntity *self,
                        guint          field,
                        int            day)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  return set_number (self, field, G_TYPE_INT, day);
}

/**
 * rapport_entity_set_moment:
 * @moment: (nullable): the new moment, NULL for none
 *
 * Returns: whether the value changed
 */
gboolean
rapport_entity_set_moment (RapportEntity       *self,
                           guint                field,
                           const RapportMoment *moment)
{
  const RapportField *description;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  value = get_value (self, field, &description);
  g_return_val_if_fail (description->kind == RAPPORT_FIELD_MOMENT, FALSE);
  if (rapport_moment_equal (peek_moment (value), moment))
    return FALSE;
  if (value->moment == NULL)
    value->moment = g_new0 (RapportMoment, 1);
  *value->moment = moment != NULL ? *moment : (RapportMoment) { 0 };
  notify_field (self, field);
  return TRUE;
}

static gboolean
holds_anything (const RapportField *field,
                const Value        *value)
{
  if (holds_text (field))
    return value->text != NULL;
  if (field->kind == RAPPORT_FIELD_MOMENT)
    return rapport_moment_is_set (peek_moment (value));
  return value->integer != empty_integer (field);
}

/** rapport_entity_is_set: Returns: whether @field holds anything (a flag: whether it is ticked) */
gboolean
rapport_entity_is_set (RapportEntity *self,
                       guint          field)
{
  const RapportField *description;
  Value *value;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  value = get_value (self, field, &description);
  return holds_anything (description, value);
}

/** rapport_entity_mark_set: sets those of @is_set, one a field, whose field holds anything, and leaves the others */
void
rapport_entity_mark_set (RapportEntity *self,
                         gboolean      *is_set)
{
  const RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);
  const RapportEntityInfo *info;
  const Value *empty;

  g_return_if_fail (RAPPORT_IS_ENTITY (self) && is_set != NULL);

  info = RAPPORT_ENTITY_GET_CLASS (self)->info;
  empty = RAPPORT_ENTITY_GET_CLASS (self)->empty;
  for (guint i = 0; i < info->n_fields; i++)
    if (priv->values[i].integer != empty[i].integer && !is_set[i])
      is_set[i] = holds_anything (&info->fields[i], &priv->values[i]);
}

/** rapport_entity_field_equal: Returns: whether @self and @other, of one kind, agree in @field */
gboolean
rapport_entity_field_equal (RapportEntity *self,
                            RapportEntity *other,
                            guint          field)
{
  const RapportField *description;
  Value *a, *b;

  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  a = get_value (self, field, &description);
  b = get_value (other, field, &description);
  if (holds_text (description))
    return g_strcmp0 (a->text, b->text) == 0;
  if (description->kind == RAPPORT_FIELD_MOMENT)
    return rapport_moment_equal (peek_moment (a), peek_moment (b));
  return a->integer == b->integer;
}

/** rapport_entity_copy_field: makes @self hold what @from, of the same kind, holds in @field */
void
rapport_entity_copy_field (RapportEntity *self,
                           RapportEntity *from,
                           guint          field)
{
  const RapportField *description;
  Value *value;

  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from));

  value = get_value (from, field, &description);
  if (holds_text (description))
    rapport_entity_set_text (self, field, value->text);
  else if (description->kind == RAPPORT_FIELD_MOMENT)
    rapport_entity_set_moment (self, field, peek_moment (value));
  else
    set_number (self, field, rapport_field_get_value_type (description), value->integer);
}

/** rapport_entity_copy: Returns: (transfer full): another object with the same identity and values */
RapportEntity *
rapport_entity_copy (RapportEntity *self)
{
  RapportEntityPrivate *priv = rapport_entity_get_instance_private (self);
  RapportEntity *copy;
  const RapportEntityInfo *info;
  Value *values;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  info = rapport_entity_get_info (self);
  copy = g_object_new (G_OBJECT_TYPE (self), "id", rapport_entity_get_id (self), NULL);
  rapport_entity_set_uid (copy, rapport_entity_get_uid (self));
  values = ((RapportEntityPrivate *) rapport_entity_get_instance_private (copy))->values;
  for (guint i = 0; i < info->n_fields; i++)
    if (holds_text (&info->fields[i]))
      {
        /* a new thing may have one of its own */
        g_free (values[i].text);
        values[i].text = g_strdup (priv->values[i].text);
      }
    else if (info->fields[i].kind == RAPPORT_FIELD_MOMENT)
      values[i].moment = g_memdup2 (priv->values[i].moment, sizeof (RapportMoment));
    else
      values[i] = priv->values[i];
  return copy;
}
