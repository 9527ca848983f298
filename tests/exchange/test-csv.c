/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-cell-block.h"
#include "rapport-csv.h"
#include "rapport-csv-writer.h"
#include "rapport-problem.h"
#include "scratch-random.h"

#define ROUND_TRIPS 10000
#define MUTATIONS 10000

static RapportCells *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  RapportCells *csv = rapport_csv_parse (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return csv;
}

static void
check_refused (const char *data,
               gsize       length,
               const char *sentence)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCells) csv = rapport_csv_parse (data, length, NULL, &error);

  g_assert_null (csv);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_true (g_pattern_match_simple (sentence, error->message));
}

static void
test_cells (void)
{
  g_autoptr(RapportCells) csv = parse ("a,b,c\r\n\"x, y\",\"say \"\"yes\"\"\",\"two\nlines\"\n\n,,\rlast");

  g_assert_cmpuint (rapport_cells_get_n_rows (csv), ==, 5);
  g_assert_cmpuint (rapport_cells_get_n_cells (csv, 0), ==, 3);
  g_assert_cmpstr (rapport_cells_get_cell (csv, 0, 2), ==, "c");
  g_assert_cmpstr (rapport_cells_get_cell (csv, 1, 0), ==, "x, y");
  g_assert_cmpstr (rapport_cells_get_cell (csv, 1, 1), ==, "say \"yes\"");
  g_assert_cmpstr (rapport_cells_get_cell (csv, 1, 2), ==, "two\nlines");
  g_assert_cmpuint (rapport_cells_get_n_cells (csv, 2), ==, 1);
  g_assert_cmpstr (rapport_cells_get_cell (csv, 2, 0), ==, "");
  g_assert_cmpuint (rapport_cells_get_n_cells (csv, 3), ==, 3);
  g_assert_cmpstr (rapport_cells_get_cell (csv, 4, 0), ==, "last");
  g_assert_cmpstr (rapport_cells_get_cell (csv, 4, 7), ==, "");
}

static void
test_empty (void)
{
  g_autoptr(RapportCells) nothing = parse ("");
  g_autoptr(RapportCells) mark = parse ("\xef\xbb\xbf");

  g_assert_cmpuint (rapport_cells_get_n_rows (nothing), ==, 0);
  g_assert_cmpuint (rapport_cells_get_n_rows (mark), ==, 0);
}

static void
test_delimiters (void)
{
  static const struct
  {
    const char *text;
    char        delimiter;
    guint       n_cells;
  } cases[] = {
    { "a,b,c\n1,2,3\n", ',', 3 },
    { "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ';', 3 },
    { "a\tb\nHello, world\tx\nGood, bad, ugly\ty\n", '\t', 2 },
    { "客户,编号;客户\n一;三\n", ';', 2 },
    { "a,b\n\"x;y;z\",1\n\"p;q;r\",2\n", ',', 2 },
    { "a,b\nx,\"p | q\nr | s\nt | u\"\ny,\"p | q\nr | s\"\n", ',', 2 },
    { "sep=;\na,b;c\n", ';', 2 },
    { "客户，名称\n甲\n", ',', 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportCells) csv = parse (cases[i].text);

      g_assert_cmpint (rapport_cells_get_delimiter (csv), ==, cases[i].delimiter);
      g_assert_cmpuint (rapport_cells_get_n_cells (csv, 0), ==, cases[i].n_cells);
    }
}

static void
test_encodings (void)
{
  static const char * const encodings[] = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" };
  const char *text = "客户名称,备注\n科技有限公司,𠮷野家 ü 😀\n";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (guint with_mark = i >= 2 ? 1 : 0; with_mark < (i == 1 ? 1 : 2); with_mark++)
      {
        g_autofree char *marked = g_strconcat (with_mark ? "\ufeff" : "", text, NULL);
        gsize length;
        g_autofree char *data = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &length, NULL);
        g_autoptr(GError) error = NULL;
        g_autoptr(RapportCells) csv = rapport_csv_parse (data, length, NULL, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (rapport_cells_get_encoding (csv), ==, encodings[i]);
        g_assert_cmpstr (rapport_cells_get_cell (csv, 0, 0), ==, "客户名称");
        g_assert_cmpstr (rapport_cells_get_cell (csv, 1, 1), ==, "𠮷野家 ü 😀");
      }
}

static void
test_not_text (void)
{
  const char nul[] = "a,b\nc,\0d\n";
  const char broken_wide[] = "\xff\xfe" "a\0" "\x00\xd8" "b\0";

  check_refused (nul, sizeof nul - 1, "*not text: line 2*");
  check_refused ("PK\x03\x04zip", 7, "*spreadsheet*");
  check_refused ("%PDF-1.7", 8, "*spreadsheet or document*");
  check_refused (broken_wide, sizeof broken_wide - 1, "*UTF-16LE*");
}

static void
check_guess (const char *text,
             const char *converter,
             const char *encoding,
             gboolean    chosen)
{
  gsize length;
  g_autofree char *data = g_convert (text, -1, converter, "UTF-8", NULL, &length, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCells) csv = rapport_csv_parse (data, length, chosen ? encoding : NULL, &error);
  g_auto(GStrv) first = g_strsplit_set (text, ",\n", -1);

  g_assert_no_error (error);
  g_assert_cmpstr (rapport_cells_get_encoding (csv), ==, encoding);
  g_assert_cmpstr (rapport_cells_get_cell (csv, 0, 0), ==, first[0]);
}

/* what other countries' spreadsheets save: the guess is right, and can be given */
static void
test_guessed_encodings (void)
{
  static const char * const texts[][3] = {
    { "客户名称,联系人,备注\n上海远东電子,王先生,希望报价\n宁波海天,张女士,已寄样品\n", "GB18030", "GB18030" },
    { "張三,客戶\n", "GB18030", "GB18030" },
    { "客戶名稱,聯絡人,備註\n台灣積體電路,陳先生,希望報價與樣品\n鴻海精密工業,林小姐,已寄出\n", "BIG5", "Big5" },
    { "顧客名,担当者,メモ\nトヨタ自動車,田中さん,見積もりをお願いします\nソニー,鈴木さん,サンプルを送りました\n",
      "CP932", "Shift-JIS" },
    { "고객명,담당자,비고\n삼성전자,김철수,견적을 요청하셨습니다\n현대자동차,이영희,샘플 발송\n", "CP949", "EUC-KR" },
    { "Name,Ort\nMüller,Köln\nGrätz,Düsseldorf – 5 €\n", "CP1252", "Windows-1252" },
    { "客户名称,联系人\n科技有限公司,张总\n", "UTF-16LE", "UTF-16LE" },
    { "客户名称,联系人\n科技有限公司,张总\n", "UTF-16BE", "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint chosen = 0; chosen < 2; chosen++)
      check_guess (texts[i][0], texts[i][1], texts[i][2], chosen);
}

static void
test_euro_byte (void)
{
  const char bytes[] = "\xbc\xdb\xb8\xf1,b\n\x80 100,\xc5\xb7\xd4\xaa\x80\n";
  g_autoptr(RapportCells) csv = rapport_csv_parse (bytes, strlen (bytes), NULL, NULL);

  g_assert_nonnull (csv);
  g_assert_cmpstr (rapport_cells_get_cell (csv, 0, 0), ==, "价格");
  g_assert_cmpstr (rapport_cells_get_cell (csv, 1, 0), ==, "€ 100");
  g_assert_cmpstr (rapport_cells_get_cell (csv, 1, 1), ==, "欧元€");
}

static void
test_other_encoding (void)
{
  const char *broken = "name,city\nfine,fine\nbad \xff here,x\n";
  const char *mixed = "\xbf\xcd\xbb\xa7,\xb1\xb8\xd7\xa2\n\xd5\xc5\xc8\xfd,x\n张三丰,x\n\xc0\xee\xcb\xc4,x\n";
  const char *other_mix = "客户名称,备注\n张三丰,x\n\xc0\xee\xcb\xc4,x\n";
  g_autoptr(GError) error = NULL;

  check_refused (broken, strlen (broken), "Line 3 is neither UTF-8 nor GB18030*");
  check_refused (mixed, strlen (mixed), "Line 3 is written in another encoding*");
  check_refused (other_mix, strlen (other_mix), "Line 3 is written in another encoding*");
  g_assert_null (rapport_csv_parse (mixed, strlen (mixed), "UTF-8", &error));
  g_assert_true (g_str_has_prefix (error->message, "Line 1 is no UTF-8 text."));
}

static void
test_written_delimiters (void)
{
  static const char delimiters[] = ",;\t|";

  for (guint i = 0; delimiters[i] != '\0'; i++)
    {
      const char *cells[] = { "a,b", "c;d", "e\tf", "g|h" };
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(RapportCells) csv = NULL;

      for (guint row = 0; row < 3; row++)
        rapport_csv_append_row (text, cells, G_N_ELEMENTS (cells), delimiters[i]);
      csv = parse (text->str);
      g_assert_cmpint (rapport_cells_get_delimiter (csv), ==, delimiters[i]);
      for (guint cell = 0; cell < G_N_ELEMENTS (cells); cell++)
        g_assert_cmpstr (rapport_cells_get_cell (csv, 2, cell), ==, cells[cell]);
    }
}

static void
test_unclosed_quote (void)
{
  const char *text = "a,b\n\"fine\",x\ny,\"never closed\nz,z\n";

  check_refused (text, strlen (text), "Row 3, column 2: a quotation mark*");
}

static void
test_wide_and_large (void)
{
  g_autoptr(GString) text = g_string_new ("c0");
  g_autofree char *large = g_strnfill (1024 * 1024, 'x');
  g_autoptr(RapportCells) csv = NULL;

  for (guint i = 1; i < 200; i++)
    g_string_append_printf (text, ",c%u", i);
  g_string_append_printf (text, "\n\"%s\",y\n", large);
  csv = parse (text->str);
  g_assert_cmpuint (rapport_cells_get_n_cells (csv, 0), ==, 200);
  g_assert_cmpstr (rapport_cells_get_cell (csv, 0, 199), ==, "c199");
  g_assert_cmpuint (strlen (rapport_cells_get_cell (csv, 1, 0)), ==, 1024 * 1024);
  g_assert_cmpstr (rapport_cells_get_cell (csv, 1, 1), ==, "y");

  g_string_truncate (text, 0);
  for (guint i = 0; i < 20000; i++)
    g_string_append_c (text, ',');
  check_refused (text->str, text->len, "Row 1 has more than 16384 columns.");
}

static void
test_guard (void)
{
  const char *cells[] = { "=1+1", "-5", "+86 138", "@x", "'quoted'", "'=x", "''", "\tx", "plain", NULL };
  const guint n = G_N_ELEMENTS (cells);
  g_autoptr(GString) text = g_string_new (RAPPORT_CSV_BYTE_ORDER_MARK);
  g_autoptr(RapportCells) csv = NULL;

  rapport_csv_append_row (text, cells, n, ',');
  g_assert_cmpstr (text->str, ==, "\xef\xbb\xbf'=1+1,'-5,'+86 138,'@x,'quoted',''=x,''',\"'\tx\",plain,\r\n");
  csv = parse (text->str);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (rapport_cells_get_cell (csv, 0, i), ==, cells[i] != NULL ? cells[i] : "");
}

static char *
make_cell (void)
{
  static const char * const pieces[] = {
    "\"", ",", ";", "\t", "\n", "\r", "\r\n", "'", "=", "+", "-", "@", " ", "a", "B7", "客户", "😀",
    "＝", "ع", "e\u0301", "\\", "%s", "<b>",
  };
  GString *cell = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (cell, FALSE);
}

static void
test_round_trips (void)
{
  for (guint trip = 0; trip < ROUND_TRIPS; trip++)
    {
      const guint n_rows = g_test_rand_int_range (1, 6), n_columns = g_test_rand_int_range (2, 6);
      const char delimiter = ",;\t"[g_test_rand_int_range (0, 3)];
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GString) text = g_string_new (RAPPORT_CSV_BYTE_ORDER_MARK);
      g_autofree char *told = NULL;
      g_autoptr(RapportCells) csv = NULL;

      for (guint i = 0; i < n_rows * n_columns; i++)
        g_ptr_array_add (cells, make_cell ());
      for (guint i = 0; i < n_rows; i++)
        rapport_csv_append_row (text, (const char * const *) cells->pdata + i * n_columns, n_columns,
                                delimiter);
      told = g_strdup_printf ("%ssep=%c\r\n%s", RAPPORT_CSV_BYTE_ORDER_MARK, delimiter, text->str + 3);
      csv = parse (told);
      g_assert_cmpuint (rapport_cells_get_n_rows (csv), ==, n_rows);
      for (guint i = 0; i < n_rows * n_columns; i++)
        g_assert_cmpstr (rapport_cells_get_cell (csv, i / n_columns, i % n_columns), ==,
                         g_ptr_array_index (cells, i));
    }
}

/* whatever the bytes are, there is a table or a sentence */
static void
test_mutations (void)
{
  const char *text = "客户编号,客户名称;x\t\"a\"\"b\n\",'=1\r\n001,\"科技, 有限\",\"\"\r\n,,\n";
  const gsize length = strlen (text);

  for (guint i = 0; i < MUTATIONS; i++)
    {
      g_autofree char *data = g_memdup2 (text, length);
      gsize left = g_test_rand_int_range (1, length + 1);
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportCells) csv = NULL;

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        data[g_test_rand_int_range (0, length)] = g_test_rand_bit ()
                                                    ? g_test_rand_int_range (0, 256)
                                                    : "\",;\t\r\n'\xff\xfe\xef"[g_test_rand_int_range (0, 10)];
      csv = rapport_csv_parse (data, left, NULL, &error);
      g_assert_true ((csv == NULL) == (error != NULL));
      for (guint row = 0; csv != NULL && row < rapport_cells_get_n_rows (csv); row++)
        for (guint column = 0; column < rapport_cells_get_n_cells (csv, row); column++)
          g_assert_true (g_utf8_validate (rapport_cells_get_cell (csv, row, column), -1, NULL));
    }
}

/* a block of a spreadsheet comes in its cells, with the line ends that are in them */
static void
test_block (void)
{
  static const struct { const char *text; const char *cells; } cases[] = {
    { "a\tb\nc\td\n", "a|b;c|d;" },
    { "a\tb\r\nc\td\r\n", "a|b;c|d;" },
    { "one", "one;" },
    { "1,5\n2,5", "1,5;2,5;" },
    { "a\t\n\tb", "a|;|b;" },
    { "a\t", "a|;" },
    { "\n", ";" },
    { "\"two\nlines\"\t\"say \"\"yes\"\"\"", "two\nlines|say \"yes\";" },
    { "\"not\" quoted\tb", "\"not\" quoted|b;" },
    { "5\" pipe\n\"open", "5\" pipe;\"open;" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) rows = rapport_cell_block_parse (cases[i].text);
      g_autoptr(GString) told = g_string_new (NULL);

      for (guint row = 0; row < rows->len; row++)
        {
          g_autofree char *cells = g_strjoinv ("|", g_ptr_array_index (rows, row));

          g_string_append_printf (told, "%s;", cells);
        }
      g_assert_cmpstr (told->str, ==, cases[i].cells);
    }
}

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  g_test_add_func ("/exchange/csv/cells", test_cells);
  g_test_add_func ("/exchange/csv/empty", test_empty);
  g_test_add_func ("/exchange/csv/delimiters", test_delimiters);
  g_test_add_func ("/exchange/csv/encodings", test_encodings);
  g_test_add_func ("/exchange/csv/not-text", test_not_text);
  g_test_add_func ("/exchange/csv/other-encoding", test_other_encoding);
  g_test_add_func ("/exchange/csv/guessed-encodings", test_guessed_encodings);
  g_test_add_func ("/exchange/csv/euro-byte-of-gbk", test_euro_byte);
  g_test_add_func ("/exchange/csv/written-delimiters", test_written_delimiters);
  g_test_add_func ("/exchange/csv/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/exchange/csv/wide-and-large", test_wide_and_large);
  g_test_add_func ("/exchange/csv/guard", test_guard);
  g_test_add_func ("/exchange/csv/round-trips", test_round_trips);
  g_test_add_func ("/exchange/csv/mutations", test_mutations);
  g_test_add_func ("/exchange/cell-block", test_block);
  return g_test_run ();
}
