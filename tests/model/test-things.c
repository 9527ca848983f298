/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-customer.h"
#include "rapport-things.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

static guint
find_kind (const char *name)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  guint kind = 0;

  while (infos[kind] != NULL && strcmp (infos[kind]->name, name) != 0)
    kind++;
  g_assert_nonnull (infos[kind]);
  return kind;
}

static gboolean
refers_to (const RapportEntityInfo *info,
           const char              *target)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (info->fields[i].target, target) == 0)
      return TRUE;
  return FALSE;
}

/* A kind stands behind all it refers to, but where two refer to each other. */
static void
test_parents_stand_first (void)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint kind = 0; infos[kind] != NULL; kind++)
    for (guint i = 0; i < infos[kind]->n_fields; i++)
      {
        const RapportField *field = &infos[kind]->fields[i];
        guint before = field->target != NULL ? find_kind (field->target) : 0;

        if (before > kind)
          {
            g_assert_false (field->flags & RAPPORT_FIELD_OWNER);
            g_assert_true (refers_to (infos[before], infos[kind]->name));
          }
      }
}

static void
test_tables_are_whole (void)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint kind = 0; infos[kind] != NULL; kind++)
    {
      g_assert_true (rapport_entity_info_for (infos[kind]->name) == infos[kind]);
      for (guint i = 0; i < infos[kind]->n_fields; i++)
        {
          const RapportField *field = &infos[kind]->fields[i];

          g_assert_nonnull (field->name);
          g_assert_nonnull (field->label);
          g_assert_cmpint (rapport_entity_info_index (infos[kind], field->name), ==, i);
          if (field->kind == RAPPORT_FIELD_CHOICE)
            g_assert_nonnull (field->choices);
          else if (field->kind != RAPPORT_FIELD_TEXT)
            g_assert_null (field->choices);
          g_assert_cmpint (field->kind == RAPPORT_FIELD_REFERENCE, ==, field->target != NULL);
        }
    }
  g_assert_null (rapport_entity_info_for ("nothing"));
  g_assert_true (rapport_entity_type_for ("nothing") == G_TYPE_INVALID);
}

/* Whatever the rooms ask of a kind, its declaration says. */
static void
test_kinds_are_declared (void)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint kind = 0; infos[kind] != NULL; kind++)
    {
      const RapportEntityInfo *info = infos[kind];

      g_assert_nonnull (info->label);
      g_assert_nonnull (info->plural);
      g_assert_true (g_str_has_suffix (info->icon, "-symbolic"));
      g_assert_true (rapport_entity_type_for (info->name) == info->get_type ());
      for (guint i = 0; i < info->n_fields; i++)
        {
          const RapportField *field = &info->fields[i];

          if (field->flags & (RAPPORT_FIELD_TITLE | RAPPORT_FIELD_NUMBER | RAPPORT_FIELD_SEARCHED))
            g_assert_true (field->kind == RAPPORT_FIELD_TEXT || field->kind == RAPPORT_FIELD_LONG_TEXT);
          if (field->flags & (RAPPORT_FIELD_WHEN | RAPPORT_FIELD_PAST))
            g_assert_true (field->kind == RAPPORT_FIELD_DAY || field->kind == RAPPORT_FIELD_MOMENT ||
                           field->kind == RAPPORT_FIELD_INSTANT);
          if (field->flags & RAPPORT_FIELD_RESPONSIBLE)
            g_assert_cmpstr (field->target, ==, "member");
          if (field->flags & RAPPORT_FIELD_OWNER)
            g_assert_cmpint (field->kind, ==, RAPPORT_FIELD_REFERENCE);
          if (field->initial != NULL)
            g_assert_nonnull (rapport_choice_find (field->choices, field->initial));
          if (field->after != NULL)
            g_assert_cmpint (rapport_entity_info_index (info, field->after), >=, 0);
          if (field->digits > 0)
            g_assert_cmpint (field->kind, ==, RAPPORT_FIELD_INTEGER);
        }
    }
}

static void
test_things_are_named (void)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  g_autoptr(RapportTicket) ticket = rapport_ticket_new ();
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();
  g_autofree char *title = NULL;

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NUMBER, "001");
  g_assert_cmpstr (rapport_entity_get_name (RAPPORT_ENTITY (customer)), ==, "001");
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, "科技有限公司");
  title = rapport_entity_dup_title (RAPPORT_ENTITY (customer));
  g_assert_cmpstr (title, ==, "科技有限公司");
  rapport_entity_set_text (RAPPORT_ENTITY (ticket), RAPPORT_TICKET_NUMBER, "015");
  g_assert_cmpstr (rapport_entity_get_name (RAPPORT_ENTITY (ticket)), ==, "015");
  g_assert_null (rapport_entity_get_name (RAPPORT_ENTITY (event)));
  g_assert_cmpint (rapport_entity_info_find_owner (&rapport_ticket_info, "customer"), ==, RAPPORT_TICKET_CUSTOMER);
  g_assert_cmpint (rapport_entity_info_find_owner (&rapport_ticket_event_info, "customer"), ==, -1);
  g_assert_cmpint (rapport_entity_info_find_flag (&rapport_ticket_info, RAPPORT_FIELD_WHEN), ==,
                   RAPPORT_TICKET_RECEIVED);
}

static void
test_every_kind_can_be_made_and_copied (void)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint kind = 0; infos[kind] != NULL; kind++)
    {
      g_autoptr(RapportEntity) thing = g_object_new (rapport_entity_type_for (infos[kind]->name), NULL);
      g_autoptr(RapportEntity) copy = rapport_entity_copy (thing);

      g_assert_true (rapport_entity_get_info (thing) == infos[kind]);
      for (guint i = 0; i < infos[kind]->n_fields; i++)
        g_assert_true (rapport_entity_field_equal (thing, copy, i));
    }
}

static void
test_fields_are_properties (void)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  g_autofree char *name = NULL;
  RapportMoment day = rapport_moment_from_day (20231015);

  g_object_set (customer, "name", "科技有限公司", "high-value", TRUE, "last-verified", 20240315,
                "yearly-amount", G_GINT64_CONSTANT (50000001), "first-contact", &day, NULL);
  g_object_get (customer, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "科技有限公司");
  g_assert_true (rapport_entity_get_flag (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_HIGH_VALUE));
  g_assert_cmpint (rapport_entity_get_day (RAPPORT_ENTITY (customer),
                                           RAPPORT_CUSTOMER_LAST_VERIFIED), ==, 20240315);
  g_assert_cmpint (rapport_entity_get_integer (RAPPORT_ENTITY (customer),
                                               RAPPORT_CUSTOMER_YEARLY_AMOUNT), ==, 50000001);
  g_assert_cmpint (rapport_entity_get_moment (RAPPORT_ENTITY (customer),
                                              RAPPORT_CUSTOMER_FIRST_CONTACT)->day, ==, 20231015);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/things/parents-stand-first", test_parents_stand_first);
  g_test_add_func ("/model/things/tables-are-whole", test_tables_are_whole);
  g_test_add_func ("/model/things/declared", test_kinds_are_declared);
  g_test_add_func ("/model/things/named", test_things_are_named);
  g_test_add_func ("/model/things/made-and-copied", test_every_kind_can_be_made_and_copied);
  g_test_add_func ("/model/things/properties", test_fields_are_properties);
  return g_test_run ();
}
