/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-book.h"
#include "rapport-contact.h"
#include "rapport-customer-children.h"
#include "rapport-customer.h"
#include "rapport-data-change.h"
#include "rapport-sheets.h"

static const guint verdicts[] = {
  RAPPORT_DATA_CHECK_NAME, RAPPORT_DATA_CHECK_CONTACT, RAPPORT_DATA_CHECK_POSITION, RAPPORT_DATA_CHECK_PHONE,
  RAPPORT_DATA_CHECK_EMAIL, RAPPORT_DATA_CHECK_ADDRESS, RAPPORT_DATA_CHECK_CORRECTIONS,
};

static const guint when[] = {
  RAPPORT_DATA_CHECK_DRAWN_ON, RAPPORT_DATA_CHECK_CHECKED_ON, RAPPORT_DATA_CHECK_MEMBER,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (verdicts) },
  { N_("When"), RAPPORT_SHEET_FIELDS (when) },
  { NULL }
};

/* Of the customer the one whom the data are about: the key contact or the only one, else the first */
static RapportEntity *
dup_contact (RapportBook *book,
             gint64       customer)
{
  RapportConnection *connection = rapport_book_get_connection (book);
  const gint64 usual = rapport_customer_children_find_usual_contact (connection, customer);
  g_autoptr(GPtrArray) first = NULL;

  if (usual != 0)
    return rapport_book_get (book, RAPPORT_TYPE_CONTACT, usual, NULL);
  first = rapport_customer_children_load_contacts (connection, customer, 1, NULL);
  return first != NULL && first->len > 0 ? g_object_ref (g_ptr_array_index (first, 0)) : NULL;
}

static const char *
get_text (RapportEntity *of,
          guint          field)
{
  return of != NULL ? rapport_entity_get_text (of, field) : NULL;
}

static const char *
find_on_file (RapportEntity *customer,
              RapportEntity *contact,
              guint          field)
{
  const char *phone = get_text (contact, RAPPORT_CONTACT_PHONE);

  switch (field)
    {
    case RAPPORT_DATA_CHECK_NAME:
      return get_text (customer, RAPPORT_CUSTOMER_NAME);
    case RAPPORT_DATA_CHECK_CONTACT:
      return get_text (contact, RAPPORT_CONTACT_NAME);
    case RAPPORT_DATA_CHECK_POSITION:
      return get_text (contact, RAPPORT_CONTACT_POSITION);
    case RAPPORT_DATA_CHECK_PHONE:
      return phone != NULL ? phone : get_text (contact, RAPPORT_CONTACT_MOBILE);
    case RAPPORT_DATA_CHECK_EMAIL:
      return get_text (contact, RAPPORT_CONTACT_EMAIL);
    default:
      return get_text (customer, RAPPORT_CUSTOMER_ADDRESS);
    }
}

/* What is to be verified stands beside where it is marked, until it is marked. */
static char *
dup_on_file (RapportEntity *check,
             guint          field,
             gpointer       book)
{
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(RapportEntity) contact = NULL;
  const char *text;

  if (field < RAPPORT_DATA_CHECK_NAME || field > RAPPORT_DATA_CHECK_ADDRESS || rapport_entity_is_set (check, field))
    return NULL;
  customer = rapport_book_get (book, RAPPORT_TYPE_CUSTOMER,
                               rapport_entity_get_integer (check, RAPPORT_DATA_CHECK_CUSTOMER), NULL);
  if (customer == NULL)
    return NULL;
  contact = dup_contact (book, rapport_entity_get_id (customer));
  text = find_on_file (customer, contact, field);
  /* translators: a key datum of a customer as it is kept, such as a telephone number */
  return text != NULL ? g_strdup_printf (_("On file: %s"), text) : g_strdup (_("Nothing is on file."));
}

const RapportSheet rapport_data_check_sheet = {
  .info = &rapport_data_check_info,
  .new_title = N_("New Data Check"),
  .sections = sections,
  .dup_hint = dup_on_file,
};
