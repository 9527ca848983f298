/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-cli-json.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-tag.h"
#include "rapport-things.h"
#include "rapport-uid.h"

static void
add_text (JsonBuilder *builder,
          const char  *text)
{
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/** rapport_cli_json_add_text: adds the member @name of an object, null for NULL */
void
rapport_cli_json_add_text (JsonBuilder *builder,
                           const char  *name,
                           const char  *text)
{
  json_builder_set_member_name (builder, name);
  add_text (builder, text);
}

/** rapport_cli_json_dup_text: Returns: (transfer full): what was built, as JSON in UTF-8 whatever it holds */
char *
rapport_cli_json_dup_text (JsonBuilder *builder,
                           gboolean     pretty)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, pretty);
  GString *out = g_string_new (text);

  /* json-glib takes the last control character for a plain one */
  g_string_replace (out, "\x1f", "\\u001f", 0);
  return g_string_free (out, FALSE);
}

/** rapport_cli_json_print: prints what was built, on lines that people can read */
void
rapport_cli_json_print (JsonBuilder *builder)
{
  g_autofree char *text = rapport_cli_json_dup_text (builder, TRUE);

  g_print ("%s\n", text);
}

static void
add_instant (JsonBuilder *builder,
             gint64       at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *text = local != NULL ? g_date_time_format_iso8601 (local) : NULL;

  add_text (builder, text);
}

static void
add_day (JsonBuilder *builder,
         int          day)
{
  g_autofree char *text = day != 0 ? rapport_day_format_iso (day) : NULL;

  add_text (builder, text);
}

static void
add_reference (JsonBuilder        *builder,
               RapportBook        *book,
               const RapportField *field,
               gint64              id)
{
  g_autoptr(RapportEntity) target =
    id != 0 ? rapport_book_get (book, rapport_entity_type_for (field->target), id, NULL) : NULL;
  g_autofree char *uid = NULL;
  g_autofree char *name = NULL;

  if (target == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  uid = rapport_uid_to_text (rapport_entity_get_uid (target));
  /* what is shipped is called the same in all languages here */
  name = rapport_entity_get_info (target)->flags & RAPPORT_ENTITY_VERSION ? g_strdup (rapport_entity_get_name (target))
                                                                          : rapport_entity_dup_title (target);
  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "uid", uid);
  rapport_cli_json_add_text (builder, "name", name);
  json_builder_end_object (builder);
}

static void
add_decimal (JsonBuilder *builder,
             gint64       number,
             guint        digits)
{
  g_autofree char *text = rapport_decimal_format (number, digits);

  json_builder_add_double_value (builder, g_ascii_strtod (text, NULL));
}

static void
add_moment (JsonBuilder         *builder,
            const RapportMoment *moment)
{
  if (moment->has_time)
    add_instant (builder, moment->at);
  else
    add_day (builder, moment->day);
}

static void
add_field (JsonBuilder   *builder,
           RapportBook   *book,
           RapportEntity *entity,
           guint          index)
{
  const RapportField *field = &rapport_entity_get_info (entity)->fields[index];

  json_builder_set_member_name (builder, field->name);
  switch (field->kind)
    {
    case RAPPORT_FIELD_FLAG:
      json_builder_add_boolean_value (builder, rapport_entity_get_flag (entity, index));
      return;
    case RAPPORT_FIELD_DAY:
      add_day (builder, rapport_entity_get_day (entity, index));
      return;
    case RAPPORT_FIELD_MOMENT:
      add_moment (builder, rapport_entity_get_moment (entity, index));
      return;
    case RAPPORT_FIELD_REFERENCE:
      add_reference (builder, book, field, rapport_entity_get_integer (entity, index));
      return;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_INSTANT:
      if (!rapport_entity_is_set (entity, index))
        json_builder_add_null_value (builder);
      else if (field->kind == RAPPORT_FIELD_INSTANT)
        add_instant (builder, rapport_entity_get_integer (entity, index));
      else if (field->digits > 0)
        add_decimal (builder, rapport_entity_get_integer (entity, index), field->digits);
      else
        json_builder_add_int_value (builder, rapport_entity_get_integer (entity, index));
      return;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    default:
      add_text (builder, rapport_entity_get_text (entity, index));
    }
}

static void
add_fields (JsonBuilder   *builder,
            RapportBook   *book,
            RapportEntity *entity)
{
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (entity));

  rapport_cli_json_add_text (builder, "uid", uid);
  for (guint i = 0; i < rapport_entity_get_info (entity)->n_fields; i++)
    add_field (builder, book, entity, i);
}

static gboolean
add_belongings (JsonBuilder    *builder,
                RapportBook    *book,
                RapportEntity  *customer,
                GError        **error)
{
  gint64 id = rapport_entity_get_id (customer);
  g_autoptr(GPtrArray) contacts =
    rapport_book_get_children (book, RAPPORT_TYPE_CONTACT, "customer", id, error);
  g_autoptr(GPtrArray) tags =
    contacts != NULL ? rapport_book_get_children (book, RAPPORT_TYPE_TAG, "customer", id, error) : NULL;

  if (tags == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < contacts->len; i++)
    {
      json_builder_begin_object (builder);
      add_fields (builder, book, g_ptr_array_index (contacts, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tags->len; i++)
    add_text (builder, rapport_entity_get_text (g_ptr_array_index (tags, i), RAPPORT_TAG_NAME));
  json_builder_end_array (builder);
  return TRUE;
}

/**
 * rapport_cli_json_add_entity:
 *
 * Adds an object with all fields of @entity under their stable names, null where unset: stable
 * values of choices, local times with their offset, minor units of money, and uid and name of what
 * it refers to; of a customer its contacts and tags too.
 */
gboolean
rapport_cli_json_add_entity (JsonBuilder    *builder,
                             RapportBook    *book,
                             RapportEntity  *entity,
                             GError        **error)
{
  json_builder_begin_object (builder);
  add_fields (builder, book, entity);
  if (RAPPORT_IS_CUSTOMER (entity) && !add_belongings (builder, book, entity, error))
    return FALSE;
  json_builder_end_object (builder);
  return TRUE;
}
