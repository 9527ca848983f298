/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings-world.h"
#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-settings.h"
#include "rapport-uid.h"

gint64
world_add (World *world,
           GType  type,
           ...)
{
  g_autoptr(GObject) entity = g_object_new (type, NULL);
  const char *first;
  va_list arguments;

  va_start (arguments, type);
  first = va_arg (arguments, const char *);
  g_object_set_valist (entity, first, arguments);
  va_end (arguments);
  return scratch_add (world->book, entity);
}

RapportRules
world_load_rules (World *world)
{
  RapportRules rules;

  rapport_settings_load_rules (world->connection, &rules);
  return rules;
}

/* A customer that came into the book in January */
gint64
world_add_customer (World      *world,
                    const char *name,
                    const char *grade)
{
  static guint8 n = 0;
  const guint8 random[RAPPORT_UID_RANDOM_LENGTH] = { n++ };
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  guint8 uid[RAPPORT_UID_LENGTH];

  rapport_uid_make (at (20260105, 12, 0, SHANGHAI) * G_USEC_PER_SEC, random, uid);
  rapport_entity_set_uid (customer, uid);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, grade);
  return scratch_add (world->book, customer);
}

void
world_add_record (World      *world,
                  gint64      customer,
                  int         day,
                  const char *method,
                  const char *responded,
                  gint64      satisfaction)
{
  const RapportMoment started = rapport_moment_from_day (day);

  world_add (world, RAPPORT_TYPE_RECORD, "customer", customer, "started", &started, "method", method, "responded",
             responded, "satisfaction", satisfaction, NULL);
}
