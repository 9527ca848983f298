/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-contact-name.h"

static void
test_split (void)
{
  static const struct
  {
    const char *typed, *name, *position, *department;
  } cells[] = {
    { "*总监(市场部)", "*总监", NULL, "市场部" },
    { "*经理(采购部)", "*经理", NULL, "采购部" },
    { "*总(负责人)", "*总", "负责人", NULL },
    { "*总监\uff08市场部\uff09", "*总监", NULL, "市场部" },
    { " Ann Lee ( CTO ) ", "Ann Lee", "CTO", NULL },
    { "*张总", "*张总", NULL, NULL },
    { "(市场部)", "(市场部)", NULL, NULL },
    { "张()", "张()", NULL, NULL },
    { "张(市场部", "张(市场部", NULL, NULL },
    { "张(市场部)先生", "张(市场部)先生", NULL, NULL },
    { "张(市场部(北京))", "张", "市场部(北京)", NULL },
    { "", "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *position = NULL;
      g_autofree char *department = NULL;

      rapport_contact_name_split (cells[i].typed, &name, &position, &department);
      g_assert_cmpstr (name, ==, cells[i].name);
      g_assert_cmpstr (position, ==, cells[i].position);
      g_assert_cmpstr (department, ==, cells[i].department);
    }
}

static void
test_prints_back (void)
{
  static const char * const cells[] = {
    "*总监(市场部)", "*总监\uff08市场部\uff09", "*总(负责人)", "Ann Lee ( CTO )", "*张总",
    "张(市场部", "张(市场部)先生", "<b>张</b>(\"部\")",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr(RapportContact) contact = rapport_contact_new ();
      g_autofree char *title = NULL;

      rapport_contact_set_typed (contact, cells[i]);
      title = rapport_contact_dup_title (contact);
      g_assert_cmpstr (title, ==, cells[i]);
    }
}

static void
test_edited_contact_prints_its_fields (void)
{
  g_autoptr(RapportContact) contact = rapport_contact_new ();
  RapportEntity *entity = RAPPORT_ENTITY (contact);
  g_autofree char *moved = NULL;
  g_autofree char *promoted = NULL;
  g_autofree char *empty = NULL;

  rapport_contact_set_typed (contact, "*总监(市场部)");
  rapport_entity_set_text (entity, RAPPORT_CONTACT_DEPARTMENT, "销售部");
  moved = rapport_contact_dup_title (contact);
  g_assert_cmpstr (moved, ==, "*总监(销售部)");

  rapport_entity_set_text (entity, RAPPORT_CONTACT_POSITION, "总经理");
  promoted = rapport_contact_dup_title (contact);
  g_assert_cmpstr (promoted, ==, "*总监(总经理)");

  rapport_contact_set_typed (contact, NULL);
  empty = rapport_contact_dup_title (contact);
  g_assert_cmpstr (empty, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/contact-name/split", test_split);
  g_test_add_func ("/model/contact-name/prints-back", test_prints_back);
  g_test_add_func ("/model/contact-name/edited", test_edited_contact_prints_its_fields);
  return g_test_run ();
}
