/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cells-builder.h"
#include "rapport-csv-text.h"
#include "rapport-customer.h"
#include "rapport-problem.h"
#include "rapport-vcard-text.h"
#include "rapport-vcard.h"

/* what is taken of a card; each is a column of the table */
typedef enum
{
  CUSTOMER,
  CUSTOMER_KIND,
  CONTACT,
  POSITION,
  DEPARTMENT,
  MOBILE,
  PHONE,
  EMAIL,
  MESSENGER,
  BIRTHDAY,
  ADDRESS,
  TAGS,
  NOTES,
  FURTHER,
  WEBSITE,
  N_PLACES,
} Place;

static const struct { const char *target; const char *title; } places[] = {
  [CUSTOMER] = { "customer.name", NC_("card", "Company") },
  [CUSTOMER_KIND] = { "customer.kind", NC_("card", "Kind of customer") },
  [CONTACT] = { "contact.name", NC_("card", "Name") },
  [POSITION] = { "contact.position", NC_("card", "Position") },
  [DEPARTMENT] = { "contact.department", NC_("card", "Department") },
  [MOBILE] = { "contact.mobile", NC_("card", "Mobile") },
  [PHONE] = { "contact.phone", NC_("card", "Phone") },
  [EMAIL] = { "contact.email", NC_("card", "Email") },
  [MESSENGER] = { "contact.im", NC_("card", "Instant messaging") },
  [BIRTHDAY] = { "contact.birthday", NC_("card", "Birthday") },
  [ADDRESS] = { "customer.address", NC_("card", "Address") },
  [TAGS] = { "tags", NC_("card", "Categories") },
  [NOTES] = { "contact.notes", NC_("card", "Note") },
  [FURTHER] = { "extra", NC_("card", "Further numbers and addresses") },
  [WEBSITE] = { "extra", NC_("card", "Website") },
};

typedef struct
{
  char    *values[N_PLACES];
  char    *structured;
  gboolean is_company;
} Card;

static void
clear_card (Card *card)
{
  for (guint i = 0; i < N_PLACES; i++)
    g_clear_pointer (&card->values[i], g_free);
  g_clear_pointer (&card->structured, g_free);
  card->is_company = FALSE;
}

static void
free_card (gpointer data)
{
  clear_card (data);
  g_free (data);
}

static const char *
get_part (GPtrArray *parts,
          guint      index)
{
  return index < parts->len ? g_ptr_array_index (parts, index) : "";
}

static gboolean
is_han (const char *text)
{
  return *text != '\0' && g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN;
}

static char *
dup_text (const char *value)
{
  g_autoptr(GPtrArray) parts = rapport_vcard_split (value, '\0');

  return g_strdup (get_part (parts, 0));
}

/* the first counts; others of the kind are kept beside it */
static void
take (Card  *card,
      Place  place,
      char  *text)
{
  if (*text == '\0')
    g_free (text);
  else if (card->values[place] == NULL)
    card->values[place] = text;
  else
    {
      char *before = card->values[FURTHER];

      card->values[FURTHER] = before != NULL ? g_strconcat (before, "; ", text, NULL) : g_strdup (text);
      g_free (before);
      g_free (text);
    }
}

static void
take_company (Card       *card,
              const char *value)
{
  g_autoptr(GPtrArray) parts = rapport_vcard_split (value, ';');

  take (card, CUSTOMER, g_strdup (get_part (parts, 0)));
  take (card, DEPARTMENT, g_strdup (get_part (parts, 1)));
}

static void
take_telephone (Card                   *card,
                const RapportVcardLine *line)
{
  g_autofree char *text = dup_text (line->value);
  char *number = g_strdup (g_ascii_strncasecmp (text, "tel:", 4) == 0 ? text + 4 : text);

  if (rapport_vcard_line_is_type (line, "FAX"))
    {
      g_autofree char *plain = number;

      /* translators: the number of a fax machine */
      number = *plain != '\0' ? g_strdup_printf (_("Fax %s"), plain) : g_strdup ("");
      take (card, FURTHER, number);
    }
  else if (rapport_vcard_line_is_type (line, "CELL") && card->values[MOBILE] == NULL)
    take (card, MOBILE, number);
  else
    take (card, PHONE, number);
}

/* A family's name comes first where names are written in Han characters, and has no space behind it. */
static void
take_name (Card       *card,
           const char *value)
{
  g_autoptr(GPtrArray) parts = rapport_vcard_split (value, ';');
  const char *family = get_part (parts, 0), *given = get_part (parts, 1);

  g_free (card->structured);
  if (is_han (family) || is_han (given))
    card->structured = g_strconcat (family, given, NULL);
  else
    card->structured = g_strstrip (g_strconcat (given, " ", family, NULL));
}

static void
take_address (Card       *card,
              const char *value)
{
  g_autoptr(GPtrArray) parts = rapport_vcard_split (value, ';');
  const char *street = get_part (parts, 2), *city = get_part (parts, 3), *region = get_part (parts, 4);
  g_autoptr(GPtrArray) said = g_ptr_array_new ();
  const gboolean from_large = is_han (street) || is_han (city);
  const char * const order[] = {
    from_large ? region : street, city, from_large ? street : region, from_large ? "" : get_part (parts, 5),
    from_large ? "" : get_part (parts, 6),
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (*order[i] != '\0')
      g_ptr_array_add (said, (gpointer) order[i]);
  g_ptr_array_add (said, NULL);
  take (card, ADDRESS, g_strjoinv (from_large ? "" : ", ", (char **) said->pdata));
}

/* "19850315", "1985-03-15T…", "--0315", or the year 1604 where a telephone knows none: 1985-03-15 or 3-15 */
static char *
dup_day (const RapportVcardLine *line)
{
  GString *digits = g_string_new (NULL);
  gboolean no_year = g_str_has_prefix (line->value, "--") || strcasestr (line->parameters, "OMIT-YEAR") != NULL;
  const char *at = line->value;
  char *day = NULL;

  for (; *at != '\0' && *at != 'T' && *at != ' '; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  if (no_year && digits->len == 8)
    g_string_erase (digits, 0, 4);
  if (digits->len == 8)
    day = g_strdup_printf ("%.4s-%.2s-%.2s", digits->str, digits->str + 4, digits->str + 6);
  else if (no_year && digits->len == 4)
    day = g_strdup_printf ("%d-%d", (digits->str[0] - '0') * 10 + digits->str[1] - '0',
                           (digits->str[2] - '0') * 10 + digits->str[3] - '0');
  g_string_free (digits, TRUE);
  return day != NULL ? day : dup_text (line->value);
}

static char *
dup_list (const char *value)
{
  g_autoptr(GPtrArray) parts = rapport_vcard_split (value, ',');

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (",", (char **) parts->pdata);
}

static void
take_line (Card                   *card,
           const RapportVcardLine *line)
{
  const char *name = line->name;

  if (strcmp (name, "FN") == 0)
    take (card, CONTACT, dup_text (line->value));
  else if (strcmp (name, "N") == 0)
    take_name (card, line->value);
  else if (strcmp (name, "ORG") == 0)
    take_company (card, line->value);
  else if (strcmp (name, "TITLE") == 0)
    take (card, POSITION, dup_text (line->value));
  else if (strcmp (name, "ROLE") == 0 && card->values[POSITION] == NULL)
    take (card, POSITION, dup_text (line->value));
  else if (strcmp (name, "TEL") == 0)
    take_telephone (card, line);
  else if (strcmp (name, "EMAIL") == 0)
    take (card, EMAIL, dup_text (line->value));
  else if (strcmp (name, "X-WECHAT") == 0 || strcmp (name, "X-QQ") == 0 || strcmp (name, "IMPP") == 0)
    take (card, MESSENGER, dup_text (line->value));
  else if (strcmp (name, "BDAY") == 0)
    take (card, BIRTHDAY, dup_day (line));
  else if (strcmp (name, "ADR") == 0)
    take_address (card, line->value);
  else if (strcmp (name, "CATEGORIES") == 0)
    take (card, TAGS, dup_list (line->value));
  else if (strcmp (name, "NOTE") == 0)
    take (card, NOTES, dup_text (line->value));
  else if (strcmp (name, "URL") == 0)
    take (card, WEBSITE, dup_text (line->value));
  else if (strcmp (name, "KIND") == 0 || strcmp (name, "X-ABSHOWAS") == 0)
    card->is_company = g_ascii_strcasecmp (line->value, "org") == 0 ||
                       g_ascii_strcasecmp (line->value, "COMPANY") == 0;
}

/* Who is of no company is a customer himself. */
static void
settle_card (Card *card)
{
  if (card->values[CONTACT] == NULL && card->structured != NULL && *card->structured != '\0')
    card->values[CONTACT] = g_steal_pointer (&card->structured);
  /* a company's own card names nobody */
  if (g_strcmp0 (card->values[CUSTOMER], card->values[CONTACT]) == 0)
    g_clear_pointer (&card->values[CONTACT], g_free);
  if (card->is_company)
    card->values[CUSTOMER_KIND] = g_strdup (rapport_choice_label (rapport_customer_kinds, "company"));
  if (card->values[CUSTOMER] == NULL && card->values[CONTACT] != NULL)
    {
      card->values[CUSTOMER] = g_strdup (card->values[CONTACT]);
      if (!card->is_company)
        card->values[CUSTOMER_KIND] = g_strdup (rapport_choice_label (rapport_customer_kinds, "person"));
    }
}

/* Cards within cards are of others: an assistant's, say. */
static gboolean
read_cards (const char  *text,
            GPtrArray   *cards,
            GError     **error)
{
  g_auto(RapportVcardLine) line = { NULL };
  Card *card = NULL;
  guint depth = 0;

  while (rapport_vcard_read_line (&text, &line))
    {
      if (rapport_vcard_line_begins (&line) && depth++ == 0)
        {
          card = g_new0 (Card, 1);
          g_ptr_array_add (cards, card);
        }
      else if (strcmp (line.name, "END") == 0 && depth > 0 && --depth == 0)
        settle_card (card);
      else if (depth == 1)
        take_line (card, &line);
    }
  if (depth == 0)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: the number of a card in a file of vCards */
               _("The file is incomplete: card %u does not end."), cards->len);
  return FALSE;
}

static gboolean
has_place (GPtrArray *cards,
           Place      place)
{
  for (guint i = 0; i < cards->len; i++)
    if (((const Card *) g_ptr_array_index (cards, i))->values[place] != NULL)
      return TRUE;
  return FALSE;
}

static RapportCells *
make_table (GPtrArray  *cards,
            GError    **error)
{
  g_autoptr(RapportCellsBuilder) table = rapport_cells_builder_new ();
  g_autoptr(GPtrArray) targets = g_ptr_array_new ();
  Place columns[N_PLACES];

  for (Place place = 0; place < N_PLACES; place++)
    if (place == CUSTOMER || has_place (cards, place))
      {
        columns[targets->len] = place;
        if (!rapport_cells_builder_put_text (table, 0, targets->len,
                                             g_dpgettext2 (GETTEXT_PACKAGE, "card", places[place].title), error))
          return NULL;
        g_ptr_array_add (targets, (gpointer) places[place].target);
      }
  for (guint row = 0; row < cards->len; row++)
    for (guint i = 0; i < targets->len; i++)
      if (!rapport_cells_builder_put_text (table, row + 1, i,
                                           ((const Card *) g_ptr_array_index (cards, row))->values[columns[i]], error))
        return NULL;
  g_ptr_array_add (targets, NULL);
  rapport_cells_builder_set_targets (table, NULL, (const char * const *) targets->pdata);
  return rapport_cells_builder_finish (table, NULL, NULL);
}

/** rapport_vcard_is: Returns: whether a file holds vCards */
gboolean
rapport_vcard_is (GBytes *bytes)
{
  return rapport_cells_text_begins (bytes, "BEGIN:VCARD");
}

/**
 * rapport_vcard_read:
 * @encoding: (nullable): one of rapport_csv_encodings(); NULL to find out
 *
 * Reads vCards of versions 2.1, 3.0 and 4.0 as a table of customers with their contacts, a card a row.
 *
 * Returns: (transfer full) (nullable): the table
 */
RapportCells *
rapport_vcard_read (GBytes      *bytes,
                    const char  *encoding,
                    GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr(GPtrArray) cards = g_ptr_array_new_with_free_func (free_card);
  g_autofree char *text = rapport_csv_text_decode (data, length, &encoding, &length, error);

  if (text == NULL || !read_cards (text, cards, error))
    return NULL;
  return make_table (cards, error);
}
