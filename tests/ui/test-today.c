/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-today-page.h"
#include "rapport-ui.h"
#include "scratch-act.h"

static gint64
add_member (RapportBook *book,
            const char  *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  return scratch_run (book, rapport_add_new (member));
}

static void
add_plan (RapportContext *context,
          gint64          owner)
{
  RapportBook *book = rapport_context_get_book (context);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = { .day = rapport_context_get_today (context) };

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "科技有限公司");
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER,
                              scratch_run (book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL)));
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, owner);
  scratch_run (book, rapport_add_new (plan));
}

static void
test_member_changed (void)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(RapportContext) context = rapport_context_new (book, settings);
  gint64 ann = add_member (book, "Ann");
  gint64 bob = add_member (book, "Bob");
  RapportPage *page;

  add_plan (context, bob);
  rapport_book_set_member (book, ann);
  page = g_object_ref_sink (g_object_new (RAPPORT_TYPE_TODAY_PAGE, "context", context, NULL));
  g_assert_cmpstr (rapport_page_get_badge (page), ==, NULL);
  rapport_book_set_member (book, bob);
  g_assert_cmpstr (rapport_page_get_badge (page), ==, "1");

  g_object_unref (page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rapport_book_close (book);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  g_test_add_func ("/ui/today/member-changed", test_member_changed);
  return g_test_run ();
}
