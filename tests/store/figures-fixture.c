/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-fixture.h"

/* Rows are written with SQL here, for figures are counted from rows: what acts make of them is tested there. */
void
run (BookFixture *fixture,
     const char  *format,
     ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  scratch_execute (fixture->book, sql);
}

void
add_customer (BookFixture *fixture,
              int          id,
              int          entered,
              const char  *grade)
{
  run (fixture, "INSERT INTO customer (id, uid, name, first_contact_day, grade) VALUES (%d, randomblob (16), 'c%d', %d,"
                " %s%s%s)", id, id, entered, grade != NULL ? "'" : "", grade != NULL ? grade : "NULL",
       grade != NULL ? "'" : "");
}

void
add_stage (BookFixture *fixture,
           int          customer,
           const char  *stage,
           int          since)
{
  run (fixture, "INSERT INTO stage_change (uid, customer, stage, since) VALUES (randomblob (16), %d, '%s', %d)",
       customer, stage, since);
}

void
add_contract (BookFixture *fixture,
              int          id,
              int          customer,
              int          date,
              int          amount)
{
  run (fixture, "INSERT INTO contract (id, uid, customer, date, amount) VALUES (%d, randomblob (16), %d, %d, %d)", id,
       customer, date, amount);
}

void
add_cost (BookFixture *fixture,
          int          customer,
          int          date,
          int          amount)
{
  run (fixture, "INSERT INTO cost (uid, customer, date, amount) VALUES (randomblob (16), %d, %d, %d)", customer, date,
       amount);
}

/* A ticket received at @hour of a day of Shanghai, with some of its columns */
void
add_ticket (BookFixture *fixture,
            int          id,
            int          customer,
            int          day,
            int          hour,
            gboolean     complaint,
            const char  *status)
{
  run (fixture, "INSERT INTO ticket (id, uid, customer, received, complaint, priority, status) VALUES (%d,"
                " randomblob (16), %d, %" G_GINT64_FORMAT ", %d, 'P2', '%s')", id, customer,
       rapport_day_start (day, fixture->zone) + hour * 3600, complaint, status);
}

void
add_event (BookFixture *fixture,
           int          ticket,
           int          day,
           int          hour,
           const char  *kind)
{
  run (fixture, "INSERT INTO ticket_event (uid, ticket, at, kind) VALUES (randomblob (16), %d, %" G_GINT64_FORMAT ","
                " '%s')", ticket, rapport_day_start (day, fixture->zone) + hour * 3600, kind);
}

static void
add_value (GString                  *told,
           const RapportFigureValue *value)
{
  if (told->len > 0)
    g_string_append (told, "; ");
  if (*value->part->id != '\0')
    g_string_append_printf (told, "%s ", value->part->id);
  if (value->key != NULL)
    g_string_append_printf (told, "%s ", value->key);
  if (value->has_value)
    g_string_append_printf (told, "%.6g", value->value);
  else
    g_string_append (told, "none");
  if (value->part->way == RAPPORT_FIGURE_RATIO)
    g_string_append_printf (told, " = %.6g/%.6g", value->numerator, value->denominator);
  if (value->has_target)
    g_string_append_printf (told, " (%s %.6g)",
                            value->met == RAPPORT_FIGURE_MET ? "meets"
                            : value->met == RAPPORT_FIGURE_MISSED ? "misses" : "to", value->target);
}

void
check_group (GPtrArray  *groups,
             guint       index,
             const char *name,
             const char *expected)
{
  const RapportFigureGroup *group = g_ptr_array_index (groups, index);
  g_autoptr(GString) told = g_string_new (NULL);

  g_assert_cmpstr (group->group, ==, name);
  for (guint i = 0; i < group->values->len; i++)
    add_value (told, g_ptr_array_index (group->values, i));
  g_assert_cmpstr (told->str, ==, expected);
}

void
check (BookFixture *fixture,
       const char  *figure,
       const char  *period,
       const char  *expected)
{
  const RapportFigureFilter filter = { 0 };
  g_autoptr(GPtrArray) groups = figures_count (fixture, figure, period, &filter);

  g_assert_cmpint (groups->len, ==, 1);
  check_group (groups, 0, NULL, expected);
}

void
add_record (BookFixture *fixture,
            int          customer,
            int          day,
            const char  *began_by,
            const char  *responded)
{
  run (fixture, "INSERT INTO record (uid, customer, started_day, began_by, responded, method) VALUES"
                " (randomblob (16), %d, %d, '%s', '%s', 'phone')", customer, day, began_by, responded);
}
