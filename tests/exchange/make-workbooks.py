#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: make-workbooks.py FOLDER: writes workbooks as office programs do, good ones and bad ones."""
import os
import sys
import zipfile

folder = sys.argv[1]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(name, parts):
    with zipfile.ZipFile(os.path.join(folder, name), 'w', zipfile.ZIP_DEFLATED) as file:
        for part, text in parts.items():
            file.writestr(part, text)


def relations(entries):
    body = ''.join(f'<Relationship Id="{id}" Type="{RELATIONS}/{type}" Target="{target}"/>'
                   for id, type, target in entries)
    return (HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + body +
            '</Relationships>')


def xlsx(sheets, texts='', styles='', properties=''):
    """sheets: (name, state, XML of the sheet)"""
    entries = [(f'rId{i + 1}', 'worksheet', f'worksheets/sheet{i + 1}.xml') for i in range(len(sheets))]
    if texts:
        entries.append(('rIdT', 'sharedStrings', '/xl/sharedStrings.xml'))
    if styles:
        entries.append(('rIdS', 'styles', 'styles.xml'))
    parts = {
        '[Content_Types].xml': HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': relations([('rId1', 'officeDocument', 'xl/workbook.xml')]),
        'xl/workbook.xml': HEAD + f'<workbook {MAIN} xmlns:r="{RELATIONS}">{properties}<sheets>' + ''.join(
            f'<sheet name="{name}" sheetId="{i + 1}" state="{state}" r:id="rId{i + 1}"/>'
            for i, (name, state, _) in enumerate(sheets)) + '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': relations(entries),
    }
    for i, (_, _, body) in enumerate(sheets):
        parts[f'xl/worksheets/sheet{i + 1}.xml'] = HEAD + f'<worksheet {MAIN}>{body}</worksheet>'
    # the texts stand behind the sheets, as in most files
    if texts:
        parts['xl/sharedStrings.xml'] = HEAD + f'<sst {MAIN}>{texts}</sst>'
    if styles:
        parts['xl/styles.xml'] = HEAD + f'<styleSheet {MAIN}>{styles}</styleSheet>'
    return parts


STYLES = ('<numFmts count="3"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>'
          '<numFmt numFmtId="177" formatCode="000"/>'
          '<numFmt numFmtId="178" formatCode="&quot;￥&quot;#,##0.00;[Red]-#,##0.00"/></numFmts>'
          '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
          '<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/>'
          '<xf numFmtId="22"/><xf numFmtId="10"/><xf numFmtId="20"/></cellXfs>')

TEXTS = ['客户登记表（2026年11月）', '客户编号', '客户名称', '所属行业', '联系人', '手机', '首次接触时间', '年合作金额', '备注',
         '南京大润机械有限公司', '机械制造', '张伟', '李四', '苏州远山精密', '合计', '两行\n备注']


def texts(words):
    plain = ''.join(f'<si><t xml:space="preserve">{word}</t></si>' for word in words)
    rich = '<si><r><rPr><b/></rPr><t>重要</t></r><r><t>客户_x000D_&amp;</t></r><rPh sb="0" eb="1"><t>zhongyao</t></rPh></si>'
    return plain + rich


def text(place, word):
    return f'<c r="{place}" t="s"><v>{TEXTS.index(word)}</v></c>'


def office():
    header = ''.join(text(chr(ord('A') + i) + '3', word) for i, word in enumerate(TEXTS[1:9]))
    table = (
        '<dimension ref="A1:H7"/><sheetData>'
        f'<row r="1">{text("A1", TEXTS[0])}<c r="B1" s="1"/></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>单位：元</t></is></c></row>'
        f'<row r="3">{header}</row>'
        f'<row r="4"><c r="A4" s="2"><v>7</v></c>{text("B4", TEXTS[9])}{text("C4", TEXTS[10])}{text("D4", TEXTS[11])}'
        '<c r="E4"><v>13800138000</v></c><c r="F4" s="1"><v>45992</v></c><c r="G4" s="3"><v>1234567.8900000001</v></c>'
        f'{text("H4", TEXTS[15])}</row>'
        f'<row r="5"><c r="B5"/>{text("D5", TEXTS[12])}<c r="E5" t="str"><f>E4+1</f><v>13800138001</v></c></row>'
        f'<row r="6"><c r="A6" s="2"><v>8</v></c>{text("B6", TEXTS[13])}<c r="F6" s="1"><v>46023</v></c>'
        '<c r="G6" s="3"><v>0.1</v></c>'
        f'<c r="H6" t="s"><v>{len(TEXTS)}</v></c></row>'
        f'<row r="9">{text("B9", TEXTS[14])}<c r="G9" s="3"><f>SUM(G4:G6)</f><v>1234567.99</v></c></row>'
        '</sheetData><mergeCells count="3"><mergeCell ref="A1:H1"/><mergeCell ref="A4:A5"/>'
        '<mergeCell ref="B4:B5"/></mergeCells>')
    cover = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>说明：请在“客户”页填写</t></is></c></row></sheetData>'
    hidden = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>选项</t></is></c></row></sheetData>'
    return xlsx([('选项', 'hidden', hidden), ('封面', 'visible', cover), ('客户', 'visible', table)], texts(TEXTS), STYLES)


def kinds(properties=''):
    cells = ''.join(f'<c r="{chr(ord("A") + i)}1" {kind}><v>{value}</v></c>' for i, (kind, value) in enumerate([
        ('s="4"', '46023.4375'), ('s="1"', '1'), ('s="1"', '59'), ('s="1"', '61'), ('s="5"', '0.255'), ('s="6"', '0.4375'),
        ('t="b"', '1'), ('t="e"', '#N/A'), ('', '1e21'), ('', '-0.5'), ('s="2"', '12345'), ('s="1"', '-3'),
        ('s="4"', '46023'), ('t="d"', '2026-11-29')]))
    return xlsx([('Kinds', 'visible', f'<sheetData><row r="1">{cells}</row></sheetData>')], '', STYLES, properties)


OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:'
CONTENT = (f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" '
           f'xmlns:text="{OFFICE}text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
           'office:version="1.3"><office:body><office:spreadsheet>')
MANIFEST = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">')


def ods(tables, encrypted=False):
    secret = '<manifest:encryption-data manifest:checksum="x"/>' if encrypted else ''
    return {
        'mimetype': 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': HEAD + CONTENT + tables + '</office:spreadsheet></office:body></office:document-content>',
        'META-INF/manifest.xml': HEAD + MANIFEST + secret + '</manifest:file-entry></manifest:manifest>',
    }


def word(said, more=''):
    return f'<table:table-cell office:value-type="string" calcext:value-type="string" {more}><text:p>{said}</text:p></table:table-cell>'


def office_ods():
    covered = '<table:covered-table-cell table:number-columns-repeated="7"/>'
    header = ''.join(word(title) for title in TEXTS[1:9])
    return ods(
        f'<table:table table:name="封面"><table:table-row>{word("说明")}</table:table-row></table:table>'
        '<table:table table:name="客户">'
        f'<table:table-row>{word(TEXTS[0], "table:number-columns-spanned=&quot;8&quot;".replace("&quot;", chr(34)))}{covered}'
        '</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        f'<table:table-row>{header}</table:table-row>'
        '<table:table-row><table:table-cell office:value-type="float" office:value="7" table:number-rows-spanned="2">'
        '<text:p>007</text:p></table:table-cell>'
        f'{word(TEXTS[9], chr(116) + "able:number-rows-spanned=" + chr(34) + "2" + chr(34))}{word(TEXTS[10])}{word(TEXTS[11])}'
        '<table:table-cell office:value-type="float" office:value="13800138000"><text:p>1.38E10</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2025-12-01"><text:p>25/12/1</text:p></table:table-cell>'
        '<table:table-cell office:value-type="currency" office:currency="CNY" office:value="1234567.89">'
        '<office:annotation><text:p>remark</text:p></office:annotation><text:p>￥1,234,567.89</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>两行</text:p><text:p>备<text:span>注</text:span></text:p>'
        '</table:table-cell></table:table-row>'
        f'<table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell/>{word(TEXTS[12])}'
        f'{word("13800138001")}</table:table-row>'
        '<table:table-row><table:table-cell office:value-type="float" office:value="8"><text:p>008</text:p></table:table-cell>'
        f'{word(TEXTS[13])}<table:table-cell table:number-columns-repeated="3"/>'
        '<table:table-cell office:value-type="date" office:date-value="2026-01-01T00:00:00"><text:p>1/1</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="0.1"><text:p>0</text:p></table:table-cell>'
        f'{word("重要<text:s text:c=" + chr(34) + "2" + chr(34) + "/>客户")}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        '</table:table-row></table:table>')


def cell(body):
    return [('S', 'visible', f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{body}</t></is></c></row></sheetData>')]


def many(place):
    """more sheets than are looked through, with a table on one of them"""
    table = cell('客户名称')[0][2].replace(
        '</sheetData>', '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>')
    return xlsx([(f'S{i}', 'visible', table if i == place else '<sheetData/>') for i in range(100)])


def bad():
    good = xlsx(cell('x'))
    write('whole.xlsx', good)
    with open(os.path.join(folder, 'whole.xlsx'), 'rb') as file:
        whole = file.read()
    with open(os.path.join(folder, 'truncated.xlsx'), 'wb') as file:
        file.write(whole[:len(whole) * 2 // 3])
    write('wrong-xml.xlsx', {**good, 'xl/worksheets/sheet1.xml': HEAD + '<worksheet><sheetData><row></sheetData>'})
    write('huge-cell.xlsx', xlsx(cell('0123456789' * 1024 * 1024)))
    write('deep.xlsx', {**good, 'xl/worksheets/sheet1.xml': HEAD + '<a>' * 1000 + '</a>' * 1000})
    write('wide.xlsx', xlsx([('S', 'visible', '<sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData>')]))
    write('high.xlsx', xlsx([('S', 'visible', '<sheetData><row r="9999999"><c><v>1</v></c></row></sheetData>')]))
    write('entity.xlsx', {**good, 'xl/worksheets/sheet1.xml': (
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<worksheet><sheetData><row><c t="inlineStr"><is><t>&f;&a;</t></is></c></row></sheetData></worksheet>')})
    write('missing-text.xlsx', xlsx([('S', 'visible', '<sheetData><row><c t="s"><v>3</v></c></row></sheetData>')]))
    write('bomb.xlsx', xlsx([('S', 'visible', '<!--' + ' ' * 9000000 + '-->' + ('<x/>' + ' ' * 1000) * 80000)]))
    write('repeated.ods', ods('<table:table table:name="T"><table:table-row table:number-rows-repeated="1000000">'
                              '<table:table-cell office:value-type="float" office:value="1" '
                              'table:number-columns-repeated="16000"><text:p>1</text:p></table:table-cell>'
                              '</table:table-row></table:table>'))
    write('secret.ods', ods('', True))
    write('other.zip', {'readme.txt': 'hello'})
    write('letter.xlsx', {'[Content_Types].xml': HEAD + '<Types/>', 'word/document.xml': HEAD + '<document/>'})
    write('binary.xlsb', {'[Content_Types].xml': HEAD + '<Types/>',
                          '_rels/.rels': relations([('rId1', 'officeDocument', 'xl/workbook.bin')]),
                          'xl/workbook.bin': 'x'})
    sign = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
    with open(os.path.join(folder, 'secret.xlsx'), 'wb') as file:
        file.write(sign + bytes(600) + 'EncryptedPackage'.encode('utf-16-le') + bytes(600))
    with open(os.path.join(folder, 'old.xls'), 'wb') as file:
        file.write(sign + bytes(600) + 'Workbook'.encode('utf-16-le') + bytes(600))


write('office.xlsx', office())
write('office.ods', office_ods())
write('kinds.xlsx', kinds())
write('many-20.xlsx', many(20))
write('many-90.xlsx', many(90))
write('kinds-1904.xlsx', kinds('<workbookPr date1904="1"/>'))
bad()
