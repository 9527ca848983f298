/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "rapport-add.h"
#include "rapport-contract.h"
#include "rapport-filter-bar.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-import-dialog.h"
#include "rapport-jump-dialog.h"
#include "rapport-lists.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-preferences.h"
#include "rapport-product.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket.h"
#include "rapport-ui.h"
#include "scratch-act.h"
#include "window-fixture.h"

#define TODAY 20260310

/* Where the translations lie, NULL for English */
static const char *words;

/* What is wrong so far, a line each */
static GString *wrong;

typedef struct
{
  const char *place;
  GHashTable *keys;
} Walk;

static void
note (Walk       *walk,
      guint       key,
      const char *text)
{
  const char *other = g_hash_table_lookup (walk->keys, GUINT_TO_POINTER (key));

  if (other != NULL)
    g_string_append_printf (wrong, "%s: “%s” and “%s”\n", walk->place, other, text);
  else
    g_hash_table_insert (walk->keys, GUINT_TO_POINTER (key), g_strdup (text));
}

/* Whoever can be pressed, has words and stands alone wants a key. */
static gboolean
wants_key (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_STACK_SWITCHER) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON) == NULL;
}

static void
walk_widget (Walk      *walk,
             GtkWidget *widget)
{
  guint key;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) &&
      (key = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))) != GDK_KEY_VoidSymbol)
    {
      note (walk, key, gtk_label_get_text (GTK_LABEL (widget)));
      if (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX) != NULL)
        g_string_append_printf (wrong, "%s: “%s” stands in each row\n", walk->place,
                                gtk_label_get_text (GTK_LABEL (widget)));
    }
  if (wants_key (widget) && !gtk_button_get_use_underline (GTK_BUTTON (widget)))
    g_string_append_printf (wrong, "%s: no key for “%s”\n", walk->place, gtk_button_get_label (GTK_BUTTON (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      walk_widget (walk, child);
}

static void walk_menu (const char *place,
                       GMenuModel *menu);

/* the sections of a menu are one list */
static void
walk_section (Walk       *walk,
              GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr(GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      const char *under;

      if (section != NULL)
        walk_section (walk, section);
      if (submenu != NULL)
        walk_menu (walk->place, submenu);
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label) &&
          (under = strchr (label, '_')) != NULL && under[1] != '_')
        note (walk, gdk_unicode_to_keyval (g_unichar_tolower (g_utf8_get_char (under + 1))), label);
    }
}

static void
walk_menu (const char *place,
           GMenuModel *menu)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  walk_section (&(Walk) { place, keys }, menu);
}

static void
walk_menus (const char *place,
            GtkWidget  *widget)
{
  GMenuModel *menu = NULL;

  if (GTK_IS_MENU_BUTTON (widget))
    menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_POPOVER_MENU (widget))
    menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget));
  if (menu != NULL)
    walk_menu (place, menu);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk_menus (place, child);
}

static void
walk_window (const char *place,
             GtkWidget  *window)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  walk_widget (&(Walk) { place, keys }, window);
  walk_menus (place, window);
}

typedef struct
{
  WindowFixture window;
  gint64        customer;
  gint64        ticket;
  gint64        record;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  RapportMoment due = rapport_moment_from_day (TODAY);

  window_fixture_set_up (&f->window, data);
  f->customer = dialog_fixture_add_customer (&f->window.base);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_run (f->window.base.book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customer);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "Broken door");
  f->ticket = scratch_run (f->window.base.book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, f->customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &due);
  f->record = scratch_run (f->window.base.book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record) }));
  wrong = g_string_new (NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_string_free (wrong, TRUE);
  window_fixture_tear_down (&f->window, data);
}

static gboolean
beat_cb (gpointer data)
{
  return --*(int *) data > 0;
}

static void
settle (void)
{
  int beats = 15;

  g_timeout_add (20, beat_cb, &beats);
  while (beats > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_pages (Fixture       *f,
            gconstpointer  data)
{
  static const char * const pages[] = { "today", "customers", "follow-ups", "tickets", "contracts", "products", "opportunities",
                                        "requirements", "care-dates", "reviews", "meetings", "articles", "texts", "tags" };
  RapportContext *context = f->window.base.context;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *with_detail = g_strconcat (pages[i], " with its detail", NULL);

      rapport_window_show_page (f->window.window, pages[i]);
      settle ();
      walk_window (pages[i], GTK_WIDGET (f->window.window));
      if (g_str_equal (pages[i], "customers"))
        rapport_context_open_thing (context, "customer", f->customer);
      else if (g_str_equal (pages[i], "tickets"))
        rapport_context_open_thing (context, "ticket", f->ticket);
      else if (g_str_equal (pages[i], "follow-ups"))
        rapport_context_open_thing (context, "record", f->record);
      else
        continue;
      settle ();
      walk_window (with_detail, GTK_WIDGET (f->window.window));
    }
  g_assert_cmpstr (wrong->str, ==, "");
}

static void
walk_stack (const char *place,
            GtkWidget  *window)
{
  GtkWidget *stack = dialog_find_child (window, GTK_TYPE_STACK);
  g_autoptr(GtkSelectionModel) pages = NULL;

  if (!RAPPORT_IS_PREFERENCES (window))
    {
      walk_window (place, window);
      return;
    }
  pages = gtk_stack_get_pages (GTK_STACK (stack));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkStackPage *page = GTK_STACK_PAGE (item);
      g_autofree char *name = g_strdup_printf ("%s, %s", place, gtk_stack_page_get_name (page));

      gtk_stack_set_visible_child (GTK_STACK (stack), gtk_stack_page_get_child (page));
      settle ();
      walk_window (name, window);
    }
}

static void
test_dialogs (Fixture       *f,
              gconstpointer  data)
{
  static const struct
  {
    const char *page;
    const char *action;
    const char *target;
  } dialogs[] = {
    { "customers", "win.new-customer", NULL }, { "customers", "win.log", NULL }, { "customers", "win.new-ticket", NULL },
    { "customers", "win.jump", NULL }, { "customers", "win.print", NULL }, { "customers", "win.new-thing", "feedback" },
    { "contracts", "win.new", NULL }, { "products", "win.new", NULL }, { "customers", "customer.plan", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *window = GTK_WIDGET (f->window.window);
      GtkWidget *from = window;
      GtkWidget *dialog;

      rapport_window_show_page (f->window.window, dialogs[i].page);
      if (g_str_equal (dialogs[i].page, "customers"))
        rapport_context_open_thing (f->window.base.context, "customer", f->customer);
      settle ();
      if (g_str_has_prefix (dialogs[i].action, "customer."))
        from = dialog_find_child (window, g_type_from_name ("RapportCustomerSheet"));
      g_assert_true (dialogs[i].target != NULL ? gtk_widget_activate_action (from, dialogs[i].action, "s", dialogs[i].target)
                                               : gtk_widget_activate_action (from, dialogs[i].action, NULL));
      window_wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
      settle ();
      dialog = dialog_find_other (GTK_TYPE_WINDOW, window);
      walk_stack (dialogs[i].action, dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
      settle ();
    }
  g_assert_cmpstr (wrong->str, ==, "");
}

static void
test_preferences (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *dialog = GTK_WIDGET (rapport_preferences_new (f->window.base.context));

  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  walk_stack ("preferences", dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle ();
  g_assert_cmpstr (wrong->str, ==, "");
}

/* opens the menu of the row that has the keyboard, as its key does */
static void
show_row_menu (GtkWidget *body)
{
  GtkWidget *row = dialog_find_child (body, g_type_from_name ("RapportListRow"));

  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  dialog_press_key (body, "<Shift>F10");
}

/* Returns: (nullable): the button of what can be done with the list */
static GtkWidget *
find_more (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), "view-more-symbolic") == 0 &&
      gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) == NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_more (child);
  return found;
}

static void
walk_list_menus (const char *page,
                 GtkWidget  *widget)
{
  GtkWidget *body = dialog_find_child (widget, g_type_from_name ("RapportListBody"));
  GtkWidget *more = find_more (GTK_WIDGET (gtk_widget_get_root (widget)));
  g_autofree char *row = g_strconcat (page, ", the menu of a row", NULL);
  g_autofree char *list = g_strconcat (page, ", the menu of the list", NULL);
  GtkWidget *popover;

  show_row_menu (body);
  popover = dialog_find_child (body, GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (popover);
  walk_menus (row, popover);
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_menu_button_popup (GTK_MENU_BUTTON (more));
  walk_menus (list, GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (more))));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (more));
  settle ();
}

/* the menus of a list, and what is there when a filter leaves nothing of it */
static void
test_lists (Fixture       *f,
            gconstpointer  data)
{
  const struct
  {
    const RapportListSpec *spec;
    const char            *page;
    gint64                 id;
    const char            *filter;
  } lists[] = { { &rapport_list_customers, "customers", f->customer, "grade:A" },
                { &rapport_list_tickets, "tickets", f->ticket, "priority:P1" } };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *nothing = g_strconcat (lists[i].page, " where nothing is found", NULL);
      g_autoptr(RapportCondition) condition =
        rapport_condition_parse (lists[i].filter, rapport_list_spec_nth, lists[i].spec, NULL);
      GtkWidget *page;

      g_assert_nonnull (condition);
      rapport_context_open_thing (f->window.base.context, lists[i].spec->thing, lists[i].id);
      settle ();
      page = GTK_WIDGET (rapport_window_get_page (f->window.window));
      walk_list_menus (lists[i].page, page);
      rapport_filter_bar_set_condition (RAPPORT_FILTER_BAR (dialog_find_child (page, RAPPORT_TYPE_FILTER_BAR)),
                                        condition);
      settle ();
      walk_window (nothing, GTK_WIDGET (f->window.window));
    }
  g_assert_cmpstr (wrong->str, ==, "");
}

static void
walk_question (Fixture    *f,
               const char *place)
{
  GtkWidget *dialog;

  window_wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
  settle ();
  dialog = dialog_find_other (GTK_TYPE_WINDOW, GTK_WIDGET (f->window.window));
  walk_window (place, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle ();
}

static void
test_questions (Fixture       *f,
                gconstpointer  data)
{
  RapportContext *context = f->window.base.context;
  g_autoptr(RapportEntity) ann = RAPPORT_ENTITY (rapport_member_new ());
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (TODAY);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *path = g_build_filename (f->window.base.folder, "customers.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  rapport_entity_set_text (ann, RAPPORT_MEMBER_NAME, "Ann");
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, scratch_run (f->window.base.book, rapport_add_new (ann)));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, f->customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_run (f->window.base.book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  rapport_hand_over_ask_member (context, rapport_entity_get_integer (plan, RAPPORT_PLAN_OWNER));
  walk_question (f, "handing over");
  rapport_hand_over_ask_archive (context, &f->customer, 1);
  walk_question (f, "archiving");
  g_assert_true (g_file_set_contents (path, "Name,Phone\nAlpine,0211 555\n", -1, NULL));
  g_list_store_append (files, file);
  rapport_import_dialog_show (context, G_LIST_MODEL (files));
  walk_question (f, "importing");
  g_assert_cmpstr (wrong->str, ==, "");
}

/* Ctrl+K finds what the main menu offers by its words and by how they are typed. */
static void
test_jump (Fixture       *f,
           gconstpointer  data)
{
  static const char * const typed[] = { "import", "导入", "daoru", "dr" };
  GtkWidget *dialog;

  rapport_jump_dialog_show (f->window.base.context);
  dialog = dialog_find (RAPPORT_TYPE_JUMP_DIALOG);
  for (guint i = words != NULL; i < (words != NULL ? G_N_ELEMENTS (typed) : 1); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (dialog, GTK_TYPE_SEARCH_ENTRY)), "?");
      window_wait_for_text (dialog, NULL, words != NULL ? "主菜单" : "Main Menu");
      gtk_editable_set_text (GTK_EDITABLE (dialog_find_child (dialog, GTK_TYPE_SEARCH_ENTRY)), typed[i]);
      window_wait_for_text (dialog, words != NULL ? "导入\n主菜单" : "Import\nMain Menu", NULL);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add_tests (GtkApplication *application)
{
  const char *language = words != NULL ? "zh" : "en";
  static const struct
  {
    const char *name;
    void      (*func) (Fixture *f, gconstpointer data);
  } tests[] = { { "pages", test_pages }, { "dialogs", test_dialogs }, { "preferences", test_preferences },
              { "lists", test_lists }, { "questions", test_questions },
              { "jump", test_jump } };

  if (words != NULL)
    {
      g_assert_nonnull (setlocale (LC_ALL, ""));
      bindtextdomain (GETTEXT_PACKAGE, words);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, "_Cancel"), !=, "_Cancel");
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/mnemonics/%s/%s", language, tests[i].name);

      g_test_add (path, Fixture, application, set_up, tests[i].func, tear_down);
    }
}

/* Without an argument in English, else in Chinese with the translations that lie there */
int
main (int   argc,
      char *argv[])
{
  if (argc > 1 && g_path_is_absolute (argv[1]))
    {
      words = argv[1];
      window_fixture_make_chinese ();
    }
  return window_fixture_run (argc, argv, add_tests);
}
