/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact.h"
#include "rapport-fill-text.h"
#include "rapport-text-button.h"
#include "rapport-text-offers.h"
#include "rapport-ui.h"

#define FIELD "rapport-field"

/**
 * RapportTextButton:
 * Offers the playbooks, texts and files that suit a customer (FR-14) to the fields of several lines that were added,
 * filled from the customer and, beside a ticket, from that.
 * They stand in the menus of these fields too. What is chosen goes into the field that was typed in last; a file goes
 * to who listens to ::file-chosen, and none is offered where nobody does.
 */
struct _RapportTextButton
{
  GtkWidget          parent_instance;

  GtkWidget         *button;
  GMenu             *menu;
  GSimpleActionGroup *actions;
  RapportContext    *context;
  RapportFieldEditor *editor;
  GtkTextView       *view;
  gint64             customer;
  const char        *kinds;
  char              *category;
  char              *ticket;
  char              *request;
  char              *contact;
  RapportTextOffers *offers;
  GCancellable      *question;
};

G_DEFINE_FINAL_TYPE (RapportTextButton, rapport_text_button, GTK_TYPE_WIDGET)

enum { FILE_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_filled (RapportTextButton *self,
            guint              n)
{
  const RapportTextOffer *offer = g_ptr_array_index (self->offers->offers, n);
  const gint64 member = rapport_context_get_member (self->context);
  const RapportTextOffers *of = self->offers;
  const char *contact = self->contact != NULL ? self->contact : of->contact;

  return rapport_text_fill (offer->text, (const RapportFill []) {
    { "name", member != 0 ? rapport_context_get_member_name (self->context, member) : NULL },
    { "customer", of->customer },
    { "contact", contact != NULL ? contact : of->customer },
    { "ticket", self->ticket },
    { "request", self->request },
  }, self->ticket != NULL ? 5 : 3);
}

/* Where the cursor stands, for what is selected */
static void
insert (RapportTextButton *self,
        const char        *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Behind what is there already */
static void
append (RapportTextButton *self,
        const char        *text)
{
  g_autofree char *typed = rapport_field_editor_dup_typed (self->editor);
  g_autofree char *all = typed != NULL && *typed != '\0' ? g_strconcat (typed, "\n", text, NULL) : g_strdup (text);

  rapport_field_editor_set_typed (self->editor, all);
  gtk_widget_grab_focus (rapport_field_editor_get_control (self->editor));
}

static void
chosen_cb (GSimpleAction *action,
           GVariant      *n,
           gpointer       data)
{
  RapportTextButton *self = data;
  const RapportTextOffer *offer;
  g_autofree char *filled = NULL;

  if ((self->editor == NULL && self->view == NULL) || self->offers == NULL
      || g_variant_get_uint32 (n) >= self->offers->offers->len)
    return;
  offer = g_ptr_array_index (self->offers->offers, g_variant_get_uint32 (n));
  if (offer->file != 0)
    {
      g_signal_emit (self, signals[FILE_CHOSEN], 0, offer->file);
      return;
    }
  filled = dup_filled (self, g_variant_get_uint32 (n));
  if (self->view != NULL)
    insert (self, filled);
  else
    append (self, filled);
}

/* The texts, or the files */
static GMenu *
make_section (RapportTextOffers *offers,
              gboolean           of_files)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < offers->offers->len; i++)
    {
      const RapportTextOffer *offer = g_ptr_array_index (offers->offers, i);
      g_autofree char *label = rapport_ui_dup_label (offer->title);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      if ((offer->file != 0) != of_files)
        continue;
      g_menu_item_set_action_and_target (item, "texts.insert", "u", i);
      g_menu_append_item (section, item);
    }
  return section;
}

static gboolean
takes_files (RapportTextButton *self)
{
  return g_signal_has_handler_pending (self, signals[FILE_CHOSEN], 0, TRUE);
}

static void
show_offers (RapportTextButton *self,
             RapportTextOffers *offers)
{
  g_clear_pointer (&self->offers, rapport_text_offers_free);
  self->offers = offers;
  g_menu_remove_all (self->menu);
  for (int of_files = FALSE; offers != NULL && of_files <= takes_files (self); of_files++)
    {
      g_autoptr(GMenu) section = make_section (offers, of_files);

      if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
        g_menu_append_section (self->menu, of_files ? _("Files") : NULL, G_MENU_MODEL (section));
    }
  gtk_widget_set_sensitive (self->button, g_menu_model_get_n_items (G_MENU_MODEL (self->menu)) > 0);
}

/* @kinds: static, NULL for any */
typedef struct
{
  gint64      customer;
  const char *kinds;
  char       *category;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->category);
  g_free (question);
}

static gpointer
read_offers (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const Question *question = data;
  const RapportTextOccasion occasion = { question->kinds, question->category };

  return rapport_text_offers_load (connection, question->customer, question->kinds != NULL ? &occasion : NULL, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportTextButton *self = data;
  g_autoptr(GError) error = NULL;
  RapportTextOffers *offers = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (offers == NULL)
    return;
  g_clear_object (&self->question);
  show_offers (self, offers);
}

static void
rapport_text_button_dispose (GObject *object)
{
  RapportTextButton *self = RAPPORT_TEXT_BUTTON (object);

  rapport_book_forget (&self->question);
  if (self->actions != NULL)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), "insert");
  g_clear_weak_pointer (&self->editor);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->ticket, g_free);
  g_clear_pointer (&self->request, g_free);
  g_clear_pointer (&self->contact, g_free);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->offers, rapport_text_offers_free);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_text_button_parent_class)->dispose (object);
}

static void
rapport_text_button_class_init (RapportTextButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_text_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /** RapportTextButton::file-chosen: @attachment, an id, is to be attached to what is written; without a handler before
   * the customer is known no files are offered */
  signals[FILE_CHOSEN] = g_signal_new ("file-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rapport_text_button_init (RapportTextButton *self)
{
  static const GActionEntry entries[] = { { .name = "insert", .activate = chosen_cb, .parameter_type = "u" } };

  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "texts", G_ACTION_GROUP (self->actions));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Te_xts…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (self->menu));
  gtk_widget_set_tooltip_text (self->button, _("Playbooks, texts and files for the customer’s tags, stage and industry"));
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/** rapport_text_button_new: Returns: (transfer floating): a button that offers nothing yet */
GtkWidget *
rapport_text_button_new (void)
{
  return g_object_new (RAPPORT_TYPE_TEXT_BUTTON, NULL);
}

/** rapport_text_button_set_context: needed before use; once */
void
rapport_text_button_set_context (RapportTextButton *self,
                                 RapportContext    *context)
{
  g_return_if_fail (RAPPORT_IS_TEXT_BUTTON (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
}

static void
entered_cb (GtkEventController *controller,
            RapportTextButton  *self)
{
  g_set_weak_pointer (&self->editor, g_object_get_data (G_OBJECT (controller), FIELD));
}

static void
add_to_menu (RapportTextButton *self,
             GtkTextView       *view)
{
  g_autoptr(GMenu) extra = g_menu_new ();

  g_menu_append_submenu (extra, _("Te_xts…"), G_MENU_MODEL (self->menu));
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (extra));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "texts", G_ACTION_GROUP (self->actions));
}

/**
 * rapport_text_button_add_field:
 * @form: beside which the button stands
 * @field: of several lines, into which a text may go; the first one is meant until another is typed in
 */
void
rapport_text_button_add_field (RapportTextButton *self,
                               RapportForm       *form,
                               guint              field)
{
  RapportFieldEditor *editor;
  GtkEventController *controller;
  GtkWidget *view;

  g_return_if_fail (RAPPORT_IS_TEXT_BUTTON (self));

  editor = rapport_form_get_editor (form, field);
  view = rapport_field_editor_get_control (editor);
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  if (self->editor == NULL)
    g_set_weak_pointer (&self->editor, editor);
  controller = gtk_event_controller_focus_new ();
  g_object_set_data (G_OBJECT (controller), FIELD, editor);
  g_signal_connect_object (controller, "enter", G_CALLBACK (entered_cb), self, 0);
  gtk_widget_add_controller (view, controller);
  add_to_menu (self, GTK_TEXT_VIEW (view));
}

/** rapport_text_button_set_view: the texts go into @view, which stands in no form */
void
rapport_text_button_set_view (RapportTextButton *self,
                              GtkTextView       *view)
{
  g_return_if_fail (RAPPORT_IS_TEXT_BUTTON (self) && GTK_IS_TEXT_VIEW (view));

  g_set_weak_pointer (&self->view, view);
  add_to_menu (self, view);
}

/**
 * rapport_text_button_set_kinds:
 * @kinds: (transfer none): static; those of rapport_snippet_kinds that suit what is written, as in #RapportTextOccasion
 *
 * Offers no others; to be called before the customer or the ticket is known.
 */
void
rapport_text_button_set_kinds (RapportTextButton *self,
                               const char        *kinds)
{
  g_return_if_fail (RAPPORT_IS_TEXT_BUTTON (self) && self->customer == 0);

  self->kinds = kinds;
}

/** rapport_text_button_set_customer: offers what suits @customer, nothing for 0 */
void
rapport_text_button_set_customer (RapportTextButton *self,
                                  gint64             customer)
{
  Question *question;

  g_return_if_fail (RAPPORT_IS_TEXT_BUTTON (self));
  g_return_if_fail (self->context != NULL);

  if (self->customer == customer)
    return;
  self->customer = customer;
  rapport_book_forget (&self->question);
  show_offers (self, NULL);
  if (customer == 0)
    return;
  question = g_new0 (Question, 1);
  question->customer = customer;
  question->kinds = self->kinds;
  question->category = g_strdup (self->category);
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, read_offers, question,
                           free_question, (GDestroyNotify) rapport_text_offers_free, read_cb, self);
}

/**
 * rapport_text_button_set_ticket:
 *
 * Offers what suits the customer of @ticket, whose contact, number and request ({contact}, {ticket}, {request}) fill the
 * texts too.
 */
void
rapport_text_button_set_ticket (RapportTextButton *self,
                                RapportTicket     *ticket)
{
  RapportEntity *entity = RAPPORT_ENTITY (ticket);
  const char *number, *request;
  g_autoptr(RapportEntity) contact = NULL;

  g_return_if_fail (RAPPORT_IS_TEXT_BUTTON (self) && RAPPORT_IS_TICKET (ticket));

  contact = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CONTACT,
                              rapport_entity_get_integer (entity, RAPPORT_TICKET_CONTACT), NULL);
  number = rapport_entity_get_text (entity, RAPPORT_TICKET_NUMBER);
  request = rapport_entity_get_text (entity, RAPPORT_TICKET_DESCRIPTION);
  g_free (self->category);
  self->category = g_strdup (rapport_entity_get_text (entity, RAPPORT_TICKET_CATEGORY));
  g_free (self->ticket);
  self->ticket = g_strdup (number != NULL ? number : "");
  g_free (self->request);
  self->request = g_strdup (request);
  g_free (self->contact);
  self->contact = g_strdup (contact != NULL ? rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME) : NULL);
  rapport_text_button_set_customer (self, rapport_entity_get_integer (entity, RAPPORT_TICKET_CUSTOMER));
}

/**
 * rapport_text_button_leave_out_tab:
 *
 * Leaves it out of what Tab goes through, for a dialog that is filled in by the keyboard: there it is reached by its
 * letter and from the menus of the fields, which its tooltip says.
 */
void
rapport_text_button_leave_out_tab (RapportTextButton *self)
{
  GtkWidget *inner;

  g_return_if_fail (RAPPORT_IS_TEXT_BUTTON (self));

  inner = gtk_widget_get_first_child (self->button);
  gtk_widget_set_focusable (inner, FALSE);
  gtk_widget_set_focus_on_click (inner, FALSE);
  gtk_widget_set_tooltip_text (self->button,
                               _("Playbooks, texts and files for the customer’s tags, stage and industry (Alt+X)"));
}
