/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-choice-entry.h"
#include "rapport-customer-fields.h"
#include "rapport-customer.h"
#include "rapport-date-entry.h"
#include "rapport-edit-draft.h"
#include "rapport-edit.h"
#include "rapport-form.h"
#include "rapport-member.h"
#include "rapport-ui.h"
#include "scratch-act.h"

static const guint fields[] = {
  RAPPORT_CUSTOMER_NUMBER, RAPPORT_CUSTOMER_NAME, RAPPORT_CUSTOMER_KIND, RAPPORT_CUSTOMER_SOURCE,
  RAPPORT_CUSTOMER_FIRST_CONTACT, RAPPORT_CUSTOMER_OWNER, RAPPORT_CUSTOMER_REFERRED_BY,
  RAPPORT_CUSTOMER_STATUS, RAPPORT_CUSTOMER_YEARLY_AMOUNT, RAPPORT_CUSTOMER_FIT_NEED, RAPPORT_CUSTOMER_NOTES,
};

typedef struct
{
  char           *folder;
  RapportBook    *book;
  RapportContext *context;
  GtkWidget      *window;
  RapportForm    *form;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");
  GtkWidget *scrolled;

  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  fixture->context = rapport_context_new (fixture->book, settings);
  fixture->form = rapport_form_new (fixture->context, RAPPORT_TYPE_CUSTOMER);
  rapport_form_add_section (fixture->form, "Customer", fields, G_N_ELEMENTS (fields));
  fixture->window = gtk_window_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->form));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rapport_book_close (fixture->book);
  g_clear_object (&fixture->context);
  g_clear_object (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

static RapportEntity *
add (Fixture       *fixture,
     RapportEntity *entity)
{
  g_autoptr(RapportEntity) owned = entity;
  RapportAct *act = RAPPORT_IS_CUSTOMER (entity) ? rapport_add_customer_new (RAPPORT_CUSTOMER (entity), NULL, NULL)
                                                 : rapport_add_new (entity);

  return rapport_book_get (fixture->book, G_OBJECT_TYPE (entity), scratch_run (fixture->book, act), NULL);
}

static RapportEntity *
add_customer (Fixture *fixture)
{
  RapportEntity *customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "科技有限公司");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_SOURCE_WORDS, "行业峰会推荐");
  return add (fixture, customer);
}

static GtkWidget *
get_control (Fixture *fixture,
             guint    field)
{
  return rapport_field_editor_get_control (rapport_form_get_editor (fixture->form, field));
}

static void
wait_text (RapportEntity *entity,
           guint          field,
           const char    *expected)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_strcmp0 (rapport_entity_get_text (entity, field), expected) != 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (rapport_entity_get_text (entity, field), ==, expected);
}

static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);
  GtkWidget *source = get_control (fixture, RAPPORT_CUSTOMER_SOURCE);
  RapportMoment moment;

  rapport_form_set_entity (fixture->form, customer);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_control (fixture, RAPPORT_CUSTOMER_NAME))), ==, "科技有限公司");
  g_assert_cmpstr (rapport_choice_entry_get_words (RAPPORT_CHOICE_ENTRY (source)), ==, "行业峰会推荐");

  gtk_editable_set_text (GTK_EDITABLE (get_control (fixture, RAPPORT_CUSTOMER_NAME)), "<b>新名</b> & Co");
  rapport_form_commit (fixture->form);
  wait_text (customer, RAPPORT_CUSTOMER_NAME, "<b>新名</b> & Co");

  rapport_choice_entry_set_value (RAPPORT_CHOICE_ENTRY (source), "referral", NULL);
  rapport_form_commit (fixture->form);
  wait_text (customer, RAPPORT_CUSTOMER_SOURCE, "referral");
  wait_text (customer, RAPPORT_CUSTOMER_SOURCE_WORDS, NULL);

  rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (get_control (fixture, RAPPORT_CUSTOMER_FIRST_CONTACT)),
                               "2023-10-15");
  rapport_form_commit (fixture->form);
  while (!rapport_entity_is_set (customer, RAPPORT_CUSTOMER_FIRST_CONTACT))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rapport_date_entry_get_moment (
    RAPPORT_DATE_ENTRY (get_control (fixture, RAPPORT_CUSTOMER_FIRST_CONTACT)), &moment, NULL));
  g_assert_cmpint (moment.day, ==, 20231015);
  g_assert_false (moment.has_time);
}

/* the current status is free, with suggestions; a word that means one of them is kept as typed */
static void
test_suggestions (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);
  GtkWidget *status = get_control (fixture, RAPPORT_CUSTOMER_STATUS);
  GtkEditable *entry;

  g_assert_true (RAPPORT_IS_CHOICE_ENTRY (status));
  entry = GTK_EDITABLE (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (status)));
  rapport_form_set_entity (fixture->form, customer);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");

  g_assert_true (gtk_widget_activate_action (status, "choice.choose", "s", "high-intent"));
  wait_text (customer, RAPPORT_CUSTOMER_STATUS, "High intent");

  gtk_editable_set_text (entry, "高意向");
  rapport_form_commit (fixture->form);
  wait_text (customer, RAPPORT_CUSTOMER_STATUS, "高意向");

  gtk_editable_set_text (entry, "等待董事会");
  rapport_form_commit (fixture->form);
  wait_text (customer, RAPPORT_CUSTOMER_STATUS, "等待董事会");

  gtk_editable_set_text (entry, "");
  rapport_form_commit (fixture->form);
  wait_text (customer, RAPPORT_CUSTOMER_STATUS, NULL);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);
  GtkWidget *amount = get_control (fixture, RAPPORT_CUSTOMER_YEARLY_AMOUNT);
  GtkWidget *name = get_control (fixture, RAPPORT_CUSTOMER_NAME);

  rapport_form_set_entity (fixture->form, customer);
  gtk_editable_set_text (GTK_EDITABLE (amount), "much");
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  rapport_form_commit (fixture->form);
  g_assert_true (gtk_widget_has_css_class (amount, "error"));
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (amount)), ==, "much");
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME), ==, "科技有限公司");

  gtk_editable_set_text (GTK_EDITABLE (name), "Again");
  rapport_form_commit (fixture->form);
  g_assert_false (gtk_widget_has_css_class (name, "error"));
  wait_text (customer, RAPPORT_CUSTOMER_NAME, "Again");
}

static void
assert_tab_goes_to (Fixture *fixture,
                    guint    field)
{
  GtkWidget *focus;

  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, get_control (fixture, field)));
}

/* What can be typed or picked is one stop for Tab. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);

  rapport_form_set_entity (fixture->form, customer);
  /* Tab goes by where the controls lie */
  while (gtk_widget_get_width (get_control (fixture, RAPPORT_CUSTOMER_OWNER)) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_grab_focus (get_control (fixture, RAPPORT_CUSTOMER_SOURCE));
  assert_tab_goes_to (fixture, RAPPORT_CUSTOMER_FIRST_CONTACT);
  assert_tab_goes_to (fixture, RAPPORT_CUSTOMER_OWNER);
}

/* Another process changes the thing while a person types into one of its fields. */
static void
test_typing_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);
  GtkWidget *name = get_control (fixture, RAPPORT_CUSTOMER_NAME);
  GtkWidget *notes = get_control (fixture, RAPPORT_CUSTOMER_NUMBER);

  rapport_form_set_entity (fixture->form, customer);
  gtk_editable_set_text (GTK_EDITABLE (name), "half ty");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Other");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, "777");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "half ty");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (notes)), ==, "777");
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static RapportAct *
write_number (RapportEntity *customer,
              const char    *number)
{
  const guint field = RAPPORT_CUSTOMER_NUMBER;
  g_autoptr(RapportEntity) other = rapport_entity_copy (customer);

  rapport_entity_set_text (other, field, number);
  return rapport_edit_new (other, &field, 1);
}

static GtkWidget *
wait_choice (Fixture    *fixture,
             const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (rapport_form_get_editor (fixture->form, RAPPORT_CUSTOMER_NUMBER)), label);

  g_assert_nonnull (button);
  while (!gtk_widget_get_mapped (button))
    g_main_context_iteration (NULL, TRUE);
  return button;
}

/* Somebody else writes the field that is being typed in: neither takes the place of the other unseen. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);
  GtkWidget *number = get_control (fixture, RAPPORT_CUSTOMER_NUMBER);

  rapport_form_set_entity (fixture->form, customer);
  gtk_editable_set_text (GTK_EDITABLE (number), "mine");
  scratch_run (fixture->book, write_number (customer, "theirs"));
  rapport_form_commit (fixture->form);
  wait_choice (fixture, "Take the Other");
  g_assert_false (rapport_form_is_saving (fixture->form));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (number)), ==, "mine");
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER), ==, "theirs");
  g_signal_emit_by_name (wait_choice (fixture, "Take the Other"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (number)), ==, "theirs");
  g_assert_false (rapport_form_is_edited (fixture->form));

  /* not heard of yet as the field is left */
  gtk_editable_set_text (GTK_EDITABLE (number), "mine again");
  rapport_act_run_async (write_number (customer, "theirs again"), fixture->book, NULL, NULL);
  rapport_form_commit (fixture->form);
  wait_choice (fixture, "Keep Mine");
  wait_text (customer, RAPPORT_CUSTOMER_NUMBER, "theirs again");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (number)), ==, "mine again");
  g_signal_emit_by_name (wait_choice (fixture, "Keep Mine"), "clicked");
  wait_text (customer, RAPPORT_CUSTOMER_NUMBER, "mine again");
}

/* What was kept is taken back before the form has heard that it was kept. */
static void
test_taken_back_at_once (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);
  GtkWidget *number = get_control (fixture, RAPPORT_CUSTOMER_NUMBER);
  g_autofree char *before = g_strdup (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER));

  rapport_form_set_entity (fixture->form, customer);
  gtk_editable_set_text (GTK_EDITABLE (number), "C-77");
  rapport_form_commit (fixture->form);
  while (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE number = 'C-77'") == 0)
    g_thread_yield ();
  scratch_undo (fixture->book);
  while (rapport_form_is_saving (fixture->form))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (number)), ==, before);
  g_assert_false (rapport_form_is_edited (fixture->form));
}

/* What was typed into one new thing goes into another, and nothing else. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportEntity) first = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) second = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *typed = NULL;
  GtkWidget *name = get_control (fixture, RAPPORT_CUSTOMER_NAME);

  rapport_entity_set_text (first, RAPPORT_CUSTOMER_NUMBER, "001");
  rapport_entity_set_text (second, RAPPORT_CUSTOMER_NUMBER, "002");
  rapport_form_start (fixture->form, first);
  g_assert_null (rapport_form_dup_typed (fixture->form));
  g_assert_false (rapport_form_apply (fixture->form));
  gtk_editable_set_text (GTK_EDITABLE (name), "Half");
  typed = rapport_form_dup_typed (fixture->form);

  rapport_form_start (fixture->form, second);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "");
  rapport_form_set_typed (fixture->form, typed);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Half");
  g_assert_true (rapport_form_apply (fixture->form));
  g_assert_cmpstr (rapport_entity_get_text (second, RAPPORT_CUSTOMER_NAME), ==, "Half");
  g_assert_cmpstr (rapport_entity_get_text (second, RAPPORT_CUSTOMER_NUMBER), ==, "002");
}

static GtkWidget *
find_problem (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "problem") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_problem (child);
  return found;
}

static char *
hint_name (RapportEntity *entity,
           guint          field,
           gpointer       data)
{
  const char *name = rapport_entity_get_text (entity, RAPPORT_CUSTOMER_NAME);

  return field == RAPPORT_CUSTOMER_NAME && g_strcmp0 (name, "Odd") == 0 ? g_strdup ("Is it?") : NULL;
}

static void
test_hints (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  GtkWidget *name = get_control (fixture, RAPPORT_CUSTOMER_NAME);
  GtkWidget *problem =
    find_problem (GTK_WIDGET (rapport_form_get_editor (fixture->form, RAPPORT_CUSTOMER_NAME)));

  rapport_form_set_hints (fixture->form, hint_name, NULL);
  rapport_form_start (fixture->form, customer);
  gtk_editable_set_text (GTK_EDITABLE (name), "Odd");
  rapport_form_commit (fixture->form);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (problem)), ==, "Is it?");
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_true (rapport_form_apply (fixture->form));
  gtk_editable_set_text (GTK_EDITABLE (name), "Even");
  rapport_form_commit (fixture->form);
  g_assert_false (gtk_widget_get_visible (problem));
}

static guint
count_editors (GtkWidget *widget)
{
  guint n = RAPPORT_IS_FIELD_EDITOR (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_editors (child);
  return n;
}

static RapportForm *
make_gradual (Fixture *fixture)
{
  RapportForm *form = rapport_form_new (fixture->context, RAPPORT_TYPE_CUSTOMER);

  rapport_form_set_gradual (form);
  rapport_customer_fields_add (form);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (gtk_window_get_child (GTK_WINDOW (fixture->window))),
                                 GTK_WIDGET (form));
  return form;
}

static void
test_gradual (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = add_customer (fixture);
  g_autoptr(GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  RapportForm *form = make_gradual (fixture);
  RapportFieldEditor *source, *notes;
  guint n_first;

  g_hash_table_insert (typed, g_strdup ("notes"), g_strdup ("half of a no"));
  rapport_edit_draft_store (fixture->book, RAPPORT_EDIT_DRAFT_FORM, customer, typed, customer);
  rapport_form_set_entity (form, customer);
  n_first = count_editors (GTK_WIDGET (form));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_editors (GTK_WIDGET (form)), >, 2 * n_first);
  source = rapport_form_get_editor (form, RAPPORT_CUSTOMER_SOURCE);
  g_assert_cmpstr (rapport_choice_entry_get_words (RAPPORT_CHOICE_ENTRY (rapport_field_editor_get_control (source))),
                   ==, "行业峰会推荐");
  g_assert_false (rapport_field_editor_is_edited (source));
  notes = rapport_form_get_editor (form, RAPPORT_CUSTOMER_NOTES);
  g_assert_true (rapport_field_editor_is_edited (notes));

  /* who asks for one gets it at any time */
  form = make_gradual (fixture);
  rapport_form_set_entity (form, customer);
  g_assert_nonnull (rapport_form_get_editor (form, RAPPORT_CUSTOMER_NOTES));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  g_test_add ("/ui/form/live", Fixture, NULL, set_up, test_live, tear_down);
  g_test_add ("/ui/form/suggestions", Fixture, NULL, set_up, test_suggestions, tear_down);
  g_test_add ("/ui/form/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/ui/form/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/ui/form/typing-stays", Fixture, NULL, set_up, test_typing_stays, tear_down);
  g_test_add ("/ui/form/changed-meanwhile", Fixture, NULL, set_up, test_changed_meanwhile, tear_down);
  g_test_add ("/ui/form/taken-back-at-once", Fixture, NULL, set_up, test_taken_back_at_once, tear_down);
  g_test_add ("/ui/form/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/ui/form/gradual", Fixture, NULL, set_up, test_gradual, tear_down);
  g_test_add ("/ui/form/hints", Fixture, NULL, set_up, test_hints, tear_down);
  return g_test_run ();
}
